//! Money given back to cards. A row is committed before the provider is called; its id is the key by which the provider knows it.

use cps_domain::{AccountId, ChargeId, DocumentId, Instant, Money, RefundId};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::stored_enum::stored_enum;
use super::{Connection, StoreError};

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, charge_id, document_id, amount, currency, state FROM refunds ",
            "WHERE ",
            $condition
        )
    };
}

statements! {
    FIND = select!("id = $1");
    OF_DOCUMENT = select!("document_id = $1 ORDER BY id");
    INSERT = "INSERT INTO refunds (id, account_id, charge_id, document_id, amount, currency, state, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SETTLE = "UPDATE refunds SET state = $2, settled_at = $3 WHERE id = $1 AND state = 'sent'";
}

stored_enum! {
    /// How far a refund has come.
    RefundState {
        /// The provider is being asked.
        Sent = "sent",
        /// The card gets its money back.
        Succeeded = "succeeded",
        /// The card cannot be given anything.
        Refused = "refused",
    }
}

/// Money that a card is to get back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refunding {
    /// Its id, by which the provider knows it.
    pub id: RefundId,
    /// Whose card.
    pub account_id: AccountId,
    /// Of which charge: each is given back at most once.
    pub charge_id: ChargeId,
    /// For which invoice.
    pub document_id: DocumentId,
    /// How much.
    pub amount: Money,
    /// How far it has come.
    pub state: RefundState,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    charge_id: String,
    document_id: String,
    amount: i64,
    currency: String,
    state: String,
}

impl TryFrom<Row> for Refunding {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("refunds.id", &row.id)?,
            account_id: parse("refunds.account_id", &row.account_id)?,
            charge_id: parse("refunds.charge_id", &row.charge_id)?,
            document_id: parse("refunds.document_id", &row.document_id)?,
            amount: Money::new(row.amount, parse("refunds.currency", &row.currency)?),
            state: parse("refunds.state", &row.state)?,
        })
    }
}

/// One refund.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: RefundId,
) -> Result<Option<Refunding>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    row.map(Refunding::try_from).transpose()
}

/// Every refund for an invoice, in order.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_document(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Vec<Refunding>, StoreError> {
    let rows = fetch!(all Row, connection, OF_DOCUMENT, document_id.to_string())?;
    rows.into_iter().map(Refunding::try_from).collect()
}

/// Adds a refund.
///
/// # Errors
/// [`StoreError::Unique`] if its charge has one; other [`StoreError`]s when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    refund: &Refunding,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        refund.id.to_string(),
        refund.account_id.to_string(),
        refund.charge_id.to_string(),
        refund.document_id.to_string(),
        refund.amount.amount,
        refund.amount.currency.code(),
        refund.state.code(),
        now.millis(),
    )?;
    Ok(())
}

/// Records what became of a refund. `false` if that was recorded before: then nothing changes.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn settle(
    connection: &mut Connection<'_>,
    id: RefundId,
    state: RefundState,
    now: Instant,
) -> Result<bool, StoreError> {
    let settled = execute!(
        connection,
        SETTLE,
        id.to_string(),
        state.code(),
        now.millis()
    )?;
    Ok(settled == 1)
}
