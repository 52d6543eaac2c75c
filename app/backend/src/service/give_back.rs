//! What a member paid for an invoice that was taken back: a card gets it again; what came by transfer is owed to the member, and
//! staff pay it back.

use cps_domain::{Booking, DocumentId, Money, PayoutId, Posting, RefundId};

use super::ServiceError;
use super::book::book;
use super::record::record_unattended;
use super::write_job::write_job;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::Document;
use crate::store::jobs::JobKind;
use crate::store::payouts::{self, Payout, PayoutState};
use crate::store::refunds::{self, RefundState, Refunding};
use crate::store::{Connection, StoreError, books};

/// Gives back what was paid for an invoice of which this credit note took more than was open. Where nothing was paid, nothing
/// happens.
pub(crate) async fn give_back(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    note: &Document,
) -> Result<(), ServiceError> {
    give_back_after(portal, connection, invoice, note.id).await
}

/// The same, for whatever else made the open amount negative: `cause` is its id.
pub(super) async fn give_back_after(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    cause: impl ToString,
) -> Result<(), ServiceError> {
    let refunding = refunds::of_document(connection, invoice.id).await?;
    let mut owed = owed(connection, invoice.id, &refunding).await?;
    if owed.amount <= 0 {
        return Ok(());
    }
    let attempts = charges::of_document(connection, invoice.id).await?;
    let charged = attempts.iter().find(|attempt| {
        let refunded = refunding
            .iter()
            .any(|refund| refund.charge_id == attempt.id);
        attempt.state == ChargeState::Succeeded && !refunded
    });
    if let Some(attempt) = charged {
        let amount = owed.amount.min(attempt.amount.amount);
        let to_card = Money::new(amount, owed.currency);
        refund_later(portal, connection, attempt, to_card).await?;
        owed.amount -= amount;
    }
    if owed.amount > 0 {
        owe(portal, connection, invoice, owed, cause).await?;
    }
    Ok(())
}

/// What was paid too much for an invoice, without what a card is getting back already.
async fn owed(
    connection: &mut Connection<'_>,
    id: DocumentId,
    refunding: &[Refunding],
) -> Result<Money, StoreError> {
    let open = books::open_amount(connection, id).await?;
    let on_their_way: i64 = refunding
        .iter()
        .filter(|refund| refund.state == RefundState::Sent)
        .map(|refund| refund.amount.amount)
        .sum();
    Ok(Money::new(-open.amount - on_their_way, open.currency))
}

/// Writes a refund and the job that asks the provider for it.
async fn refund_later(
    portal: &Portal,
    connection: &mut Connection<'_>,
    attempt: &Attempt,
    amount: Money,
) -> Result<(), ServiceError> {
    let refund = Refunding {
        id: RefundId::from_uuid(portal.ids.uuid()),
        account_id: attempt.account_id,
        charge_id: attempt.id,
        document_id: attempt.document_id,
        amount,
        state: RefundState::Sent,
    };
    let now = portal.clock.now();
    refunds::insert(connection, &refund, now).await?;
    let job = (JobKind::RefundCard, refund.id.to_string());
    write_job(portal, connection, job, now).await?;
    let (action, account_id) = (Action::RefundSent, refund.account_id);
    Ok(record_unattended(portal, connection, account_id, action, refund.id).await?)
}

/// What was paid is owed to the member from now on, and to be paid back by transfer.
pub(super) async fn owe(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    amount: Money,
    cause: impl ToString,
) -> Result<(), ServiceError> {
    let account_id = invoice.account_id;
    let postings = [
        Posting::receivable(account_id, invoice.id, amount),
        Posting::balance(account_id, amount).credited(),
    ];
    let booking = (Booking::MovedToBalance, cause);
    if !book(portal, connection, booking, &postings).await? {
        return Ok(());
    }
    let payout = Payout {
        id: PayoutId::from_uuid(portal.ids.uuid()),
        account_id,
        amount,
        state: PayoutState::Waiting,
    };
    payouts::insert(connection, &payout, portal.clock.now()).await?;
    let action = Action::PayoutOwed;
    Ok(record_unattended(portal, connection, account_id, action, payout.id).await?)
}
