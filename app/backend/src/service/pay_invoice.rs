//! "Pay now": the member has the card charged without waiting for the next attempt on schedule.

use cps_domain::view::{ChargeTrouble, PayNext};
use cps_domain::{DocumentId, DocumentKind, PaymentMethod};

use super::begin_charge::{Begun, begin_charge};
use super::charge_card::{resume, send};
use super::charge_outcome::trouble;
use super::first_wins::first_wins;
use super::write_job::write_job;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::{self, Document};
use crate::store::jobs::JobKind;
use crate::store::{Connection, StoreError};

/// So long after the member asked for it, an attempt whose outcome is not known by then is asked for again.
const SETTLE_AFTER_SECONDS: i64 = 2 * 60;

/// So many attempts a member may ask for in so many seconds: banks count them, and think ill of many.
const ATTEMPTS_BY_HAND: usize = 5;
const ATTEMPTS_WITHIN_SECONDS: i64 = 60 * 60;

/// Charges what is open of an invoice to the card on file, now. An attempt whose outcome is not known comes first, and is all that
/// is done: sent twice, the form charges once. Who tries too often is told what the last attempt came to.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such invoice, it is another account's, or it is not paid by card. That the provider
/// cannot be reached is no error: the attempt is kept, and a job asks for it again.
pub async fn pay_invoice(
    portal: &Portal,
    member: &Member,
    document_id: DocumentId,
) -> Result<PayNext, ServiceError> {
    let begun = first_wins(portal, async |connection| {
        let invoice = payable(connection, member, document_id).await?;
        match tried_too_often(portal, connection, document_id).await? {
            Some(next) => Ok(Err(next)),
            None => Ok(Ok(begin_by_hand(portal, connection, &invoice).await?)),
        }
    })
    .await?;
    match begun {
        Ok(begun) => charge_by_hand(portal, begun).await,
        Err(next) => Ok(next),
    }
}

/// The account's invoice, if it is one that a card pays.
pub(super) async fn payable(
    connection: &mut Connection<'_>,
    member: &Member,
    id: DocumentId,
) -> Result<Document, ServiceError> {
    let found = documents::find_of_account(connection, member.account_id, id).await?;
    found
        .filter(|found| found.kind() == DocumentKind::Invoice)
        .filter(|found| found.method == PaymentMethod::Card)
        .ok_or(ServiceError::NotFound)
}

/// What the last attempt came to, if the member has asked for too many.
async fn tried_too_often(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: DocumentId,
) -> Result<Option<PayNext>, StoreError> {
    let now = portal.clock.now();
    let since = now.plus_seconds(-ATTEMPTS_WITHIN_SECONDS);
    let attempts = charges::of_document(connection, id).await?;
    let by_hand = |attempt: &&Attempt| attempt.step.is_none() && attempt.created_at > since;
    if attempts.iter().filter(by_hand).count() < ATTEMPTS_BY_HAND {
        return Ok(None);
    }
    Ok(attempts.last().map(|last| come_to(last.state)))
}

/// Writes an attempt that nobody's schedule asked for, and the job that asks for its outcome should this program die.
pub(super) async fn begin_by_hand(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
) -> Result<Begun, ServiceError> {
    let begun = begin_charge(portal, connection, invoice, None).await?;
    if let Begun::New(attempt) = &begun {
        let job = (JobKind::SettleCharge, attempt.id.to_string());
        let due_at = attempt.created_at.plus_seconds(SETTLE_AFTER_SECONDS);
        write_job(portal, connection, job, due_at).await?;
    }
    Ok(begun)
}

/// Asks the provider for what was begun.
pub(super) async fn charge_by_hand(portal: &Portal, begun: Begun) -> Result<PayNext, ServiceError> {
    let (id, asked) = match begun {
        Begun::Nothing => return Ok(PayNext::Paid),
        Begun::NoCard => return Ok(PayNext::Declined),
        Begun::New(attempt) => (attempt.id, send(portal, &attempt).await),
        Begun::Open(attempt) => (attempt.id, resume(portal, &attempt).await),
    };
    match asked {
        Ok(()) | Err(ServiceError::Provider(_)) => {}
        Err(error) => return Err(error),
    }
    let attempt: Result<_, StoreError> = portal
        .db
        .read(async |connection| charges::find(connection, id).await)
        .await;
    let attempt = attempt?.ok_or(ServiceError::NotFound)?;
    Ok(come_to(attempt.state))
}

/// What an attempt means to the member. One that was dropped had nothing to charge any more.
pub(super) fn come_to(state: ChargeState) -> PayNext {
    match (state, trouble(state)) {
        (_, Some(ChargeTrouble::Declined)) => PayNext::Declined,
        (_, Some(ChargeTrouble::NeedsAuthentication)) => PayNext::NeedsAuthentication,
        (ChargeState::Sent | ChargeState::Unknown, None) => PayNext::Settling,
        (_, None) => PayNext::Paid,
    }
}
