//! The day after a term: another one begins, or the subscription is over.

use cps_domain::{EndedBecause, Level, LevelCode, Occasion, TermId, term_end};

use super::ServiceError;
use super::outlook::{Outlook, outlook, running};
use super::plan_term::plan_term;
use super::post::{Recipient, post};
use super::record::record_unattended;
use super::sell_term::sell_term;
use crate::jobs::TermEnd;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::accounts::Account;
use crate::store::audit::Action;
use crate::store::subscriptions::{self, Subscription};
use crate::store::terms::Term;

/// Does what the member chose for the time after the term, as far as the points reach. Whether the term before was paid is not asked:
/// collecting goes its own way.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub(crate) async fn renew_term(portal: &Portal, end: TermEnd) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let Some((account, subscription)) = running(connection, end).await? else {
                return Ok(());
            };
            match outlook(connection, &account, &subscription).await? {
                (Outlook::Renews(level), _) => {
                    renew(portal, connection, &account, &subscription, &level).await
                }
                (Outlook::OutOfReach | Outlook::Ends, best) => {
                    finish(portal, connection, &account, &subscription, best).await
                }
            }
        })
        .await
}

/// The next term begins where the last one ended, also when this runs late, with the same member number.
async fn renew(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: &Account,
    subscription: &Subscription,
    level: &Level,
) -> Result<(), ServiceError> {
    let starts_on = subscription.ends_on.plus_days(1);
    let ends_on = term_end(starts_on);
    let (id, sold) = (subscription.id, (level.code, level.fee));
    if !subscriptions::move_on(connection, id, sold, (starts_on, ends_on)).await? {
        return Ok(());
    }
    let term = Term {
        id: TermId::from_uuid(portal.ids.uuid()),
        account_id: account.id,
        subscription_id: id,
        occasion: Occasion::Renewal,
        level: level.code,
        former_level: None,
        starts_on,
        ends_on,
        net: level.fee,
        withdrawn_at: None,
    };
    sell_term(portal, connection, &term).await?;
    plan_term(portal, connection, id, ends_on).await?;
    let action = Action::SubscriptionRenewed;
    record_unattended(portal, connection, account.id, action, id).await?;
    let message = Message::SubscriptionRenewed {
        contact: account.contact.clone(),
        level: level.code,
        starts_on,
        ends_on,
    };
    Ok(post(portal, connection, Recipient::of(account)?, &message).await?)
}

/// The subscription is over; `offered` is what the member could join at again.
async fn finish(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: &Account,
    subscription: &Subscription,
    offered: Option<LevelCode>,
) -> Result<(), ServiceError> {
    let (id, now) = (subscription.id, portal.clock.now());
    subscriptions::end(connection, id, EndedBecause::TermOver, now).await?;
    let action = Action::SubscriptionEnded;
    record_unattended(portal, connection, account.id, action, id).await?;
    let message = Message::SubscriptionEnded {
        contact: account.contact.clone(),
        level: subscription.level,
        ended_on: subscription.ends_on,
        offered,
    };
    Ok(post(portal, connection, Recipient::of(account)?, &message).await?)
}
