//! What the sandbox payment provider charged and gave back: its own ledger, which the portal's use cases never read.

use cps_domain::{ChargeId, Instant};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};
use crate::payments::{Charge, ChargeOutcome, Refund};
use crate::store::charges::ChargeState;

statements! {
    FIND = "SELECT state FROM sandbox_charges WHERE id = $1";
    CHARGE = "INSERT INTO sandbox_charges (id, card_token, amount, currency, state, created_at)
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// At most what was charged, all refunds of that charge together.
    REFUND = "INSERT INTO sandbox_refunds (id, charge_id, amount, currency, created_at)
              SELECT $1, id, CAST($3 AS BIGINT), currency, CAST($5 AS BIGINT) FROM sandbox_charges
              WHERE id = $2 AND currency = $4 AND state = 'succeeded' AND amount >= CAST($3 AS BIGINT) + (
                  SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM sandbox_refunds WHERE charge_id = $2)
              ON CONFLICT (id) DO NOTHING";
    FIND_REFUND = "SELECT id FROM sandbox_refunds WHERE id = $1";
}

/// What became of a charge; `None` if there is none.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: ChargeId,
) -> Result<Option<ChargeOutcome>, StoreError> {
    let row = fetch!(optional(String,), connection, FIND, id.to_string())?;
    row.map(|(state,)| match parse("sandbox_charges.state", &state)? {
        ChargeState::Succeeded => Ok(ChargeOutcome::Succeeded),
        ChargeState::Declined => Ok(ChargeOutcome::Declined),
        ChargeState::NeedsAuthentication => Ok(ChargeOutcome::NeedsAuthentication),
        other => Err(StoreError::corrupt("sandbox_charges.state", other)),
    })
    .transpose()
}

/// Records a charge; does nothing if there is one with this id.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn charge(
    connection: &mut Connection<'_>,
    charge: &Charge,
    outcome: ChargeOutcome,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        CHARGE,
        charge.id.to_string(),
        charge.token.as_str(),
        charge.amount.amount,
        charge.amount.currency.code(),
        ChargeState::from(outcome).code(),
        now.millis(),
    )?;
    Ok(())
}

/// Gives money back, unless that was done. `false` if the charge did not succeed, or was not that high.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn refund(
    connection: &mut Connection<'_>,
    refund: &Refund,
    now: Instant,
) -> Result<bool, StoreError> {
    let id = refund.id.to_string();
    execute!(
        &mut *connection,
        REFUND,
        id.as_str(),
        refund.charge.to_string(),
        refund.amount.amount,
        refund.amount.currency.code(),
        now.millis(),
    )?;
    let found = fetch!(optional(String,), connection, FIND_REFUND, id)?;
    Ok(found.is_some())
}
