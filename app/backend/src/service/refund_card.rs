//! Giving money back to a card: the refund is committed, then the provider is asked, then its answer is committed.

use cps_domain::{Book, Booking, Posting, RefundId};

use super::ServiceError;
use super::book::book;
use super::give_back::owe;
use super::record::record_unattended;
use crate::payments::{Refund, RefundOutcome};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::refunds::{self, RefundState, Refunding};
use crate::store::{Connection, charges, documents};

/// Asks the provider for a refund, unless its outcome is known. What a card cannot be given is owed to the member instead.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider gives no answer: run again, this asks for the same refund. Other
/// [`ServiceError`]s when the store fails.
pub(crate) async fn refund_card(portal: &Portal, id: RefundId) -> Result<(), ServiceError> {
    let Some(refund) = wanted(portal, id).await? else {
        return Ok(());
    };
    let outcome = portal.provider.refund(&refund).await?;
    portal
        .db
        .write(async |connection| settle(portal, connection, id, outcome).await)
        .await
}

/// The refund as the provider gets it, if its outcome is not known.
async fn wanted(portal: &Portal, id: RefundId) -> Result<Option<Refund>, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let refunding = refunds::find(connection, id).await?;
            let refunding = refunding.ok_or(ServiceError::NotFound)?;
            if refunding.state != RefundState::Sent {
                return Ok(None);
            }
            let attempt = charges::find(connection, refunding.charge_id).await?;
            let attempt = attempt.ok_or(ServiceError::NotFound)?;
            Ok(Some(Refund {
                id,
                charge: attempt.id,
                token: attempt.card.token,
                amount: refunding.amount,
            }))
        })
        .await
}

async fn settle(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: RefundId,
    outcome: RefundOutcome,
) -> Result<(), ServiceError> {
    let (state, action) = match outcome {
        RefundOutcome::Succeeded => (RefundState::Succeeded, Action::CardRefunded),
        RefundOutcome::Refused => (RefundState::Refused, Action::RefundRefused),
    };
    if !refunds::settle(connection, id, state, portal.clock.now()).await? {
        return Ok(());
    }
    let refund = refunds::find(connection, id).await?;
    let refund = refund.ok_or(ServiceError::NotFound)?;
    record_unattended(portal, connection, refund.account_id, action, id).await?;
    match outcome {
        RefundOutcome::Succeeded => refunded(portal, connection, refund).await,
        RefundOutcome::Refused => {
            let invoice = documents::find(connection, refund.document_id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            owe(portal, connection, &invoice, refund.amount, id).await
        }
    }
}

async fn refunded(
    portal: &Portal,
    connection: &mut Connection<'_>,
    refund: Refunding,
) -> Result<(), ServiceError> {
    let (account_id, amount) = (refund.account_id, refund.amount);
    let postings = [
        Posting::receivable(account_id, refund.document_id, amount),
        Posting::of(Book::Cards, amount).credited(),
    ];
    let booking = (Booking::CardRefunded, refund.id);
    book(portal, connection, booking, &postings).await?;
    Ok(())
}
