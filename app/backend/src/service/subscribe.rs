//! How a checkout ends: the one place where a subscription begins.

use cps_domain::{
    Field, FieldProblem, MemberNumber, Occasion, PaymentMethod, Problem, SubscriptionId, TermId,
    UserId, term_end,
};

use super::ServiceError;
use super::notify::notify;
use super::plan_term::plan_term;
use super::record::record_entry;
use super::sell_term::sell_term;
use super::standing::Standing;
use crate::mail::Message;
use crate::payments::StoredCard;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::audit::Action;
use crate::store::checkouts::{self, Checkout};
use crate::store::counters::{self, Counter};
use crate::store::subscriptions::{self, Subscription};
use crate::store::terms::Term;

/// How the fee will be paid.
#[derive(Clone, Debug)]
pub(super) enum Payment {
    /// On the due date, with this card.
    Card(StoredCard),
    /// By transfer.
    Transfer,
}

/// Begins the subscription of a checkout that is not finished, and writes the job that invoices it; or records why it cannot
/// begin and returns that. `by` whom, if it was not the program that heard of the card first.
pub(super) async fn subscribe(
    portal: &Portal,
    connection: &mut Connection<'_>,
    by: Option<UserId>,
    checkout: &Checkout,
    payment: Payment,
) -> Result<Result<(), FieldProblem>, ServiceError> {
    if let Err(problem) = check(portal, connection, checkout).await? {
        refuse(portal, connection, by, checkout, problem).await?;
        return Ok(Err(problem));
    }
    let now = portal.clock.now();
    subscriptions::close_lapsed(connection, checkout.account_id, now).await?;
    let subscription = begin(portal, connection, checkout, payment).await?;
    subscriptions::insert(connection, &subscription, now).await?;
    checkouts::finish(
        connection,
        checkout.key,
        subscription.method,
        subscription.id,
        now,
    )
    .await?;
    sell_term(portal, connection, &first_term(portal, &subscription)).await?;
    let (id, ends_on) = (subscription.id, subscription.ends_on);
    plan_term(portal, connection, id, ends_on).await?;
    let (who, action) = ((Some(checkout.account_id), by), Action::SubscriptionStarted);
    record_entry(portal, connection, who, action, subscription.id).await?;
    welcome(portal, connection, &subscription).await?;
    Ok(Ok(()))
}

/// The one mail with which a membership begins.
async fn welcome(
    portal: &Portal,
    connection: &mut Connection<'_>,
    subscription: &Subscription,
) -> Result<(), ServiceError> {
    notify(portal, connection, subscription.account_id, |contact| {
        Message::Welcome {
            contact,
            level: subscription.level,
            member_number: subscription.member_number,
            starts_on: subscription.starts_on,
            ends_on: subscription.ends_on,
        }
    })
    .await
}

/// Whether what was reviewed still holds: nothing is joined at a price or a level that no longer stands.
pub(super) async fn check(
    portal: &Portal,
    connection: &mut Connection<'_>,
    checkout: &Checkout,
) -> Result<Result<(), FieldProblem>, ServiceError> {
    let standing = Standing::read(portal, connection, checkout.account_id).await?;
    Ok(match standing.choose(checkout.reviewed.level) {
        Ok(level) if level.fee == checkout.reviewed.fee => Ok(()),
        Ok(_) => Err(FieldProblem::new(Field::Form, Problem::PriceChanged)),
        Err(problem) => Err(problem),
    })
}

/// Records why paying did not work. The member can try again.
pub(super) async fn refuse(
    portal: &Portal,
    connection: &mut Connection<'_>,
    by: Option<UserId>,
    checkout: &Checkout,
    problem: FieldProblem,
) -> Result<(), ServiceError> {
    checkouts::fail(connection, checkout.key, problem, portal.clock.now()).await?;
    let (who, action) = ((Some(checkout.account_id), by), Action::CheckoutFailed);
    record_entry(portal, connection, who, action, checkout.key).await?;
    Ok(())
}

/// The subscription: from today for a year, with a member number of its own also where an old one existed (guide, step 4).
async fn begin(
    portal: &Portal,
    connection: &mut Connection<'_>,
    checkout: &Checkout,
    payment: Payment,
) -> Result<Subscription, ServiceError> {
    let reviewed = checkout.reviewed.clone();
    let today = portal.clock.today();
    let (method, stored) = match payment {
        Payment::Card(card) => (PaymentMethod::Card, Some(card)),
        Payment::Transfer => (PaymentMethod::Transfer, None),
    };
    let (card, card_token) = stored.map(|card| (card.on_file, card.token)).unzip();
    let sequence = counters::next(connection, Counter::Members).await?;
    Ok(Subscription {
        id: SubscriptionId::from_uuid(portal.ids.uuid()),
        account_id: checkout.account_id,
        level: reviewed.level,
        member_number: MemberNumber::from_sequence(sequence),
        starts_on: today,
        ends_on: term_end(today),
        renewal: reviewed.renewal,
        purchase_order: reviewed.purchase_order,
        method,
        card,
        card_token,
        fee: reviewed.fee,
        checkout_key: checkout.key,
        next_level: None,
        cancellation: None,
        ended: None,
    })
}

/// What is sold with it: its first year.
fn first_term(portal: &Portal, subscription: &Subscription) -> Term {
    Term {
        id: TermId::from_uuid(portal.ids.uuid()),
        account_id: subscription.account_id,
        subscription_id: subscription.id,
        occasion: Occasion::Joining,
        level: subscription.level,
        former_level: None,
        starts_on: subscription.starts_on,
        ends_on: subscription.ends_on,
        net: subscription.fee,
        withdrawn_at: None,
    }
}
