//! How a checkout ends: the one place where a subscription begins.

use cps_domain::{
    CardOnFile, Field, FieldProblem, JobId, MemberNumber, PaymentMethod, Problem, SubscriptionId,
    term_end,
};

use super::record::record;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::jobs::IssueInvoice;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::audit::Action;
use crate::store::checkouts::{self, Checkout};
use crate::store::counters::{self, Counter};
use crate::store::jobs::{self, JobKind, NewJob};
use crate::store::subscriptions::{self, Subscription};

/// How the fee will be paid.
#[derive(Clone, Debug)]
pub(super) enum Payment {
    /// On the due date, with this card.
    Card(CardOnFile),
    /// By transfer.
    Transfer,
}

/// Begins the subscription of a checkout that is not finished, and writes the job that invoices it; or records why it cannot
/// begin and returns that.
pub(super) async fn subscribe(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    checkout: &Checkout,
    payment: Payment,
) -> Result<Result<(), FieldProblem>, ServiceError> {
    if let Err(problem) = check(portal, connection, checkout).await? {
        refuse(portal, connection, member, checkout, problem).await?;
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
    let invoice = IssueInvoice {
        subscription_id: subscription.id,
        term_starts_on: subscription.starts_on,
    };
    let job = NewJob {
        id: JobId::from_uuid(portal.ids.uuid()),
        kind: JobKind::IssueInvoice,
        payload: invoice.to_payload(),
        due_at: now.plus_seconds(portal.settings.invoice_delay_seconds),
        created_at: now,
    };
    jobs::insert(connection, &job).await?;
    record(
        portal,
        connection,
        member,
        Action::SubscriptionStarted,
        subscription.id,
    )
    .await?;
    Ok(Ok(()))
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
    member: &Member,
    checkout: &Checkout,
    problem: FieldProblem,
) -> Result<(), ServiceError> {
    checkouts::fail(connection, checkout.key, problem, portal.clock.now()).await?;
    record(
        portal,
        connection,
        member,
        Action::CheckoutFailed,
        checkout.key,
    )
    .await?;
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
    let (method, card) = match payment {
        Payment::Card(card) => (PaymentMethod::Card, Some(card)),
        Payment::Transfer => (PaymentMethod::Transfer, None),
    };
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
        fee: reviewed.fee,
        checkout_key: checkout.key,
    })
}
