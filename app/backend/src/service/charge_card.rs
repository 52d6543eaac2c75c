//! Charging a card on the due date (guide, step 5): the attempt is committed, then the provider is asked, then its answer is
//! committed. Whatever breaks in between, the attempt is found and the provider is asked what became of it.

use cps_domain::ChargeId;

use super::ServiceError;
use super::begin_charge::{Begun, begin_charge};
use super::charge_outcome::settle;
use super::first_wins::first_wins;
use crate::jobs::Collection;
use crate::payments::{Charge, ProviderError};
use crate::portal::Portal;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::{self, Document};
use crate::store::{Connection, StoreError, books};

/// An attempt that somebody else made can come before ours, and another one before we are back.
const ROUNDS: usize = 4;

/// Makes one attempt on schedule, unless it was made, or nothing is open. An earlier attempt whose outcome is not known comes first.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider gives no answer: run again, this asks it. Other [`ServiceError`]s when the store
/// fails.
pub(crate) async fn charge_card(
    portal: &Portal,
    collection: Collection,
) -> Result<(), ServiceError> {
    let Collection { document_id, step } = collection;
    for _ in 0..ROUNDS {
        let begun = first_wins(portal, async |connection| {
            let invoice = documents::find(connection, document_id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            begin_charge(portal, connection, &invoice, Some(step)).await
        })
        .await?;
        match begun {
            Begun::Nothing | Begun::NoCard => return Ok(()),
            Begun::New(attempt) => return send(portal, &attempt).await,
            Begun::Open(attempt) => resume(portal, &attempt).await?,
        }
    }
    Err(ServiceError::Busy)
}

/// Finds out what became of an attempt, unless that is known. One that was given up as lost is asked for as well.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider gives no answer: run again. Other [`ServiceError`]s when the store fails.
pub(crate) async fn settle_charge(portal: &Portal, id: ChargeId) -> Result<(), ServiceError> {
    let attempt: Option<Attempt> = portal
        .db
        .read(async |connection| charges::find(connection, id).await)
        .await
        .map_err(|error: StoreError| ServiceError::from(error))?;
    match attempt {
        Some(attempt) if attempt.state.is_open() => resume(portal, &attempt).await,
        Some(attempt) if attempt.state == ChargeState::Dropped => {
            let charge = charge_of(portal, &attempt).await?;
            match portal.provider.find_charge(&charge).await? {
                Some(outcome) => settle(portal, id, outcome).await,
                None => Ok(()),
            }
        }
        // What the provider names may be another portal's.
        _ => Ok(()),
    }
}

/// Asks the provider for an attempt that was just written.
pub(super) async fn send(portal: &Portal, attempt: &Attempt) -> Result<(), ServiceError> {
    let charge = charge_of(portal, attempt).await?;
    let answer = portal.provider.charge(&charge).await;
    take_answer(portal, attempt, answer).await
}

/// Asks the provider what became of an attempt. If it never arrived, it is sent again under the same id, or dropped if that much is
/// not open any more.
pub(super) async fn resume(portal: &Portal, attempt: &Attempt) -> Result<(), ServiceError> {
    let charge = charge_of(portal, attempt).await?;
    let answer = match portal.provider.find_charge(&charge).await {
        Ok(Some(outcome)) => Ok(outcome),
        Ok(None) if drop_unless_wanted(portal, attempt).await? => return Ok(()),
        Ok(None) => portal.provider.charge(&charge).await,
        Err(error) => Err(error),
    };
    take_answer(portal, attempt, answer).await
}

async fn take_answer(
    portal: &Portal,
    attempt: &Attempt,
    answer: Result<crate::payments::ChargeOutcome, ProviderError>,
) -> Result<(), ServiceError> {
    let error = match answer {
        Ok(outcome) => return settle(portal, attempt.id, outcome).await,
        Err(error) => error,
    };
    portal
        .db
        .write(async |connection| charges::set_unknown(connection, attempt.id).await)
        .await
        .map_err(|error: StoreError| ServiceError::from(error))?;
    Err(error.into())
}

/// Gives up an attempt that never arrived if what it was to charge is not open any more. Whether it did.
async fn drop_unless_wanted(portal: &Portal, attempt: &Attempt) -> Result<bool, ServiceError> {
    portal
        .db
        .write(async |connection| {
            let open = books::open_amount(connection, attempt.document_id).await?;
            if open.amount >= attempt.amount.amount {
                return Ok(false);
            }
            let (id, now) = (attempt.id, portal.clock.now());
            charges::settle(connection, id, ChargeState::Dropped, now).await?;
            Ok(true)
        })
        .await
}

/// An attempt as the provider gets it.
async fn charge_of(portal: &Portal, attempt: &Attempt) -> Result<Charge, ServiceError> {
    let invoice: Document = portal
        .db
        .read(async |connection: &mut Connection<'_>| {
            let invoice = documents::find(connection, attempt.document_id).await?;
            invoice.ok_or(ServiceError::NotFound)
        })
        .await?;
    Ok(Charge {
        id: attempt.id,
        token: attempt.card.token.clone(),
        amount: attempt.amount,
        description: invoice.number.to_string(),
    })
}
