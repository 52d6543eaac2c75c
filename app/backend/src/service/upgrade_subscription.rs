//! Going on at a dearer level in the midst of a term, for the difference that the days left cost.

use cps_domain::{Field, LevelCode, Occasion, Problem, TermId, upgrade_difference};

use super::first_wins::first_wins;
use super::post::{Recipient, post};
use super::record::record;
use super::sell_term::sell_term;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::terms::Term;
use crate::store::{Connection, documents, subscriptions};

/// Puts the subscription on this level at once and invoices the difference for the days left; `price_minor` is the one that the page
/// showed, minor units before VAT. Doing so twice is doing so once.
///
/// # Errors
/// [`ServiceError::Rejected`] if there is no live subscription, an invoice is overdue, the level is out of reach, or its price is not
/// the one shown.
pub async fn upgrade_subscription(
    portal: &Portal,
    member: &Member,
    level: LevelCode,
    price_minor: i64,
) -> Result<(), ServiceError> {
    first_wins(portal, async |connection| {
        upgrade(portal, connection, member, (level, price_minor)).await
    })
    .await
}

async fn upgrade(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    (code, price_minor): (LevelCode, i64),
) -> Result<(), ServiceError> {
    let standing = Standing::read(portal, connection, member.account_id).await?;
    let live = standing.live()?;
    if live.level == code {
        return Ok(());
    }
    if documents::overdue(connection, member.account_id, standing.today)
        .await?
        .is_some()
    {
        return Err(ServiceError::rejected(Field::Form, Problem::InvoiceOverdue));
    }
    let level = standing.within(code)?;
    let term = (live.starts_on, live.ends_on);
    let difference = upgrade_difference(live.fee, level.fee, term, standing.today)
        .filter(|difference| difference.amount == price_minor)
        .ok_or_else(|| ServiceError::rejected(Field::Form, Problem::PriceChanged))?;
    let sold = Term {
        id: TermId::from_uuid(portal.ids.uuid()),
        account_id: member.account_id,
        subscription_id: live.id,
        occasion: Occasion::Upgrade,
        level: code,
        former_level: Some(live.level),
        starts_on: standing.today,
        ends_on: live.ends_on,
        net: difference,
        withdrawn_at: None,
    };
    sell_term(portal, connection, &sold).await?;
    subscriptions::change_level(connection, live.id, code, level.fee).await?;
    if live.next_level == Some(code) {
        subscriptions::choose_next_level(connection, live.id, None).await?;
    }
    let action = Action::SubscriptionUpgraded;
    record(portal, connection, member, action, live.id).await?;
    let message = Message::SubscriptionUpgraded {
        contact: standing.account.contact.clone(),
        former_level: live.level,
        level: code,
        difference,
        ends_on: live.ends_on,
    };
    let recipient = Recipient::of(&standing.account)?;
    Ok(post(portal, connection, recipient, &message).await?)
}
