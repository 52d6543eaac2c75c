//! The end of patience: what was not paid for ends, and what is still open is credited.
//!
//! | not paid | what ends | what is credited |
//! |---|---|---|
//! | a joining or a renewal | the subscription, at once | what is open of it; upgrades of that term whole |
//! | an upgrade | the level: back to the one before it | what is open of it; upgrades built on it whole |
//!
//! Nothing is asked for the days used. What was paid for something that is credited whole goes back; money that comes later becomes
//! balance.

use cps_domain::{CreditReason, DocumentId, EndedBecause, LevelCode, Money, Occasion};

use super::ServiceError;
use super::credit::credit;
use super::give_back::give_back;
use super::notify::notify;
use super::record::record_unattended;
use super::standing::levels_on;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::documents::{self, Document};
use crate::store::subscriptions::{self, Subscription};
use crate::store::terms::{self, Term};
use crate::store::{Connection, accounts, books};

/// Ends what an invoice was for, unless nothing of it is open any more.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub(crate) async fn suspend_unpaid(portal: &Portal, id: DocumentId) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let invoice = documents::find(connection, id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            suspend(portal, connection, &invoice).await
        })
        .await
}

/// The same, in the transaction of what ends the patience.
pub(super) async fn suspend(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
) -> Result<(), ServiceError> {
    let open = books::open_amount(connection, invoice.id).await?;
    if open.amount <= 0 {
        return Ok(());
    }
    let term = terms::find(connection, invoice.term_id).await?;
    let term = term.ok_or(ServiceError::NotFound)?;
    let subscription = subscriptions::find(connection, invoice.subscription_id).await?;
    let subscription = subscription.ok_or(ServiceError::NotFound)?;
    let reason = CreditReason::Unpaid;
    credit(portal, connection, invoice, reason, open).await?;
    take_back_upgrades(portal, connection, &term).await?;
    if subscription.ended.is_some() {
        return Ok(());
    }
    match (term.occasion, term.former_level) {
        (Occasion::Upgrade, Some(former)) => {
            undo_upgrade(portal, connection, invoice, &subscription, &term, former).await
        }
        _ => end(portal, connection, invoice, &subscription).await,
    }
}

/// Upgrades that were sold for the days of this term after it mean nothing without it: they are credited whole, and what was paid
/// for them goes back.
async fn take_back_upgrades(
    portal: &Portal,
    connection: &mut Connection<'_>,
    term: &Term,
) -> Result<(), ServiceError> {
    let sold = terms::of_subscription(connection, term.subscription_id).await?;
    let built_on_it = sold.into_iter().filter(|other| {
        other.occasion == Occasion::Upgrade
            && other.ends_on == term.ends_on
            && other.id > term.id
            && other.withdrawn_at.is_none()
    });
    for upgrade in built_on_it {
        terms::withdraw(connection, upgrade.id, portal.clock.now()).await?;
        let Some(id) = documents::of_term(connection, upgrade.id).await? else {
            continue;
        };
        let invoice = documents::find(connection, id).await?;
        let invoice = invoice.ok_or(ServiceError::NotFound)?;
        let credited = documents::credited(connection, id).await?;
        let gross = invoice.price.gross;
        let left = Money::new(gross.amount - credited.amount, gross.currency);
        if left.amount > 0 {
            let note = credit(portal, connection, &invoice, CreditReason::Unpaid, left).await?;
            give_back(portal, connection, &invoice, &note).await?;
        }
    }
    Ok(())
}

async fn end(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    subscription: &Subscription,
) -> Result<(), ServiceError> {
    let (id, because) = (subscription.id, EndedBecause::Unpaid);
    subscriptions::end(connection, id, because, portal.clock.now()).await?;
    let action = Action::SubscriptionSuspended;
    record_unattended(portal, connection, subscription.account_id, action, id).await?;
    notify(portal, connection, subscription.account_id, |contact| {
        Message::SubscriptionSuspended {
            contact,
            level: subscription.level,
            number: invoice.number,
        }
    })
    .await
}

/// The paid term goes on at the level before the upgrade, unless it is over: a renewal at the upgraded level has an invoice of its
/// own.
async fn undo_upgrade(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    subscription: &Subscription,
    upgrade: &Term,
    former: LevelCode,
) -> Result<(), ServiceError> {
    terms::withdraw(connection, upgrade.id, portal.clock.now()).await?;
    if subscription.ends_on != upgrade.ends_on {
        return Ok(());
    }
    let id = subscription.id;
    let fee = former_fee(portal, connection, subscription, former).await?;
    subscriptions::change_level(connection, id, former, fee).await?;
    let action = Action::UpgradeUndone;
    record_unattended(portal, connection, subscription.account_id, action, id).await?;
    notify(portal, connection, subscription.account_id, |contact| {
        Message::UpgradeUndone {
            contact,
            level: subscription.level,
            former_level: former,
            number: invoice.number,
        }
    })
    .await
}

/// The year's fee of the level to which a subscription goes back: what its term was sold for, or what the level costs today if that
/// one was itself an upgrade.
async fn former_fee(
    portal: &Portal,
    connection: &mut Connection<'_>,
    subscription: &Subscription,
    former: LevelCode,
) -> Result<Money, ServiceError> {
    let sold = terms::of_subscription(connection, subscription.id).await?;
    let whole = sold.iter().find(|term| {
        term.occasion != Occasion::Upgrade
            && term.level == former
            && term.ends_on == subscription.ends_on
    });
    if let Some(term) = whole {
        return Ok(term.net);
    }
    let account = accounts::find(connection, subscription.account_id).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let levels = levels_on(connection, &account, portal.clock.today()).await?;
    let level = levels.iter().find(|level| level.code == former);
    level.map(|level| level.fee).ok_or(ServiceError::NotFound)
}
