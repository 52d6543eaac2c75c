//! The second half of charging a card: what the provider says is written down, once, with everything that follows from it.

use cps_domain::view::ChargeTrouble;
use cps_domain::{Book, Booking, ChargeId, CollectionStep, Posting};

use super::ServiceError;
use super::book::book;
use super::collect::collect_further;
use super::give_back::give_back_after;
use super::notify::notify;
use super::record::record_unattended;
use super::suspend::suspend;
use crate::mail::Message;
use crate::payments::ChargeOutcome;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::{self, Document};
use crate::store::{Connection, books};

/// Records what became of an attempt, unless that was done.
pub(super) async fn settle(
    portal: &Portal,
    id: ChargeId,
    outcome: ChargeOutcome,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let state = ChargeState::from(outcome);
            if !charges::settle(connection, id, state, portal.clock.now()).await? {
                return Ok(());
            }
            let attempt = charges::find(connection, id).await?;
            let attempt = attempt.ok_or(ServiceError::NotFound)?;
            let invoice = documents::find(connection, attempt.document_id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            match outcome {
                ChargeOutcome::Succeeded => charged(portal, connection, &invoice, &attempt).await,
                ChargeOutcome::Declined | ChargeOutcome::NeedsAuthentication => {
                    not_charged(portal, connection, &invoice, &attempt).await
                }
            }
        })
        .await
}

/// The invoice is paid. If it was paid or taken back meanwhile, what was too much goes back.
async fn charged(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    attempt: &Attempt,
) -> Result<(), ServiceError> {
    let (account_id, amount) = (attempt.account_id, attempt.amount);
    let postings = [
        Posting::of(Book::Cards, amount),
        Posting::receivable(account_id, invoice.id, amount).credited(),
    ];
    let booking = (Booking::CardCharged, attempt.id);
    book(portal, connection, booking, &postings).await?;
    let action = Action::CardCharged;
    record_unattended(portal, connection, account_id, action, attempt.id).await?;
    notify(portal, connection, account_id, |contact| {
        Message::CardCharged {
            contact,
            document: invoice.id,
            number: invoice.number,
            amount,
            card: attempt.card.on_file.clone(),
        }
    })
    .await?;
    give_back_after(portal, connection, invoice, attempt.id).await
}

/// The invoice is still open. After an attempt on schedule the member is told, and the next step follows: another attempt, or after
/// the last one the end. Whoever asked for the attempt sees the answer on the page.
pub(super) async fn not_charged(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    attempt: &Attempt,
) -> Result<(), ServiceError> {
    let action = Action::ChargeFailed;
    record_unattended(portal, connection, attempt.account_id, action, attempt.id).await?;
    let Some(step) = attempt.step.map(CollectionStep::ChargeCard) else {
        return Ok(());
    };
    if books::open_amount(connection, invoice.id).await?.amount <= 0 {
        return Ok(());
    }
    if step.next() == Some(CollectionStep::Suspend) {
        return suspend(portal, connection, invoice).await;
    }
    let next_on = collect_further(portal, connection, invoice, step).await?;
    notify(portal, connection, attempt.account_id, |contact| {
        Message::ChargeFailed {
            contact,
            document: invoice.id,
            number: invoice.number,
            amount: attempt.amount,
            card: attempt.card.on_file.clone(),
            trouble: trouble(attempt.state).unwrap_or(ChargeTrouble::Declined),
            next_on,
        }
    })
    .await
}

/// Why an attempt failed, if it did.
pub(super) const fn trouble(state: ChargeState) -> Option<ChargeTrouble> {
    match state {
        ChargeState::Declined => Some(ChargeTrouble::Declined),
        ChargeState::NeedsAuthentication => Some(ChargeTrouble::NeedsAuthentication),
        ChargeState::Sent
        | ChargeState::Unknown
        | ChargeState::Succeeded
        | ChargeState::Dropped => None,
    }
}
