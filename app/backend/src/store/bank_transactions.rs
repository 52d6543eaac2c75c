//! What arrived at the bank. Nothing is ever removed: an auditor compares it with the bank's statements.

use cps_domain::view::PaymentRow;
use cps_domain::{AccountId, BankTransactionId, Date, DocumentId, Instant, Money, UserId};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::stored_enum::stored_enum;
use super::{Connection, StoreError};

/// How many a page lists.
const PAGE: usize = 50;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, booked_on, amount, currency, remittance, debtor FROM bank_transactions ",
            "WHERE state = 'waiting' AND ",
            $rest
        )
    };
}

statements! {
    IS_KNOWN = "SELECT COUNT(*) FROM bank_transactions WHERE fingerprint = $1";
    INSERT = "
        INSERT INTO bank_transactions (id, fingerprint, booked_on, amount, currency, remittance, debtor, state, account_id,
            document_id, user_id, created_at, settled_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    FIND_WAITING = select!("id = $1");
    WAITING_AFTER = select!("id > $1 ORDER BY id LIMIT 51");
    SETTLE = "
        UPDATE bank_transactions SET state = $2, account_id = $3, document_id = $4, user_id = $5, settled_at = $6
        WHERE id = $1 AND state = 'waiting'";
}

stored_enum! {
    /// What became of money that arrived.
    TransactionState {
        /// It said what it paid.
        Matched = "matched",
        /// Staff have to find out.
        Waiting = "waiting",
        /// Staff found out what it paid.
        Assigned = "assigned",
        /// Staff found out that it pays nothing of ours.
        SetAside = "set_aside",
    }
}

/// Money that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankTransaction {
    /// Its id.
    pub id: BankTransactionId,
    /// Tells it from all others, whenever a statement is read again.
    pub fingerprint: String,
    /// When the bank booked it.
    pub booked_on: Date,
    /// How much.
    pub amount: Money,
    /// What came with it, line by line.
    pub remittance: String,
    /// Who paid, as far as the bank says.
    pub debtor: String,
}

/// What becomes of money, and by whose hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What became of it.
    pub state: TransactionState,
    /// What it pays, and whose that is, if it pays something.
    pub pays: Option<(AccountId, DocumentId)>,
    /// Who said so; nobody when the program found out.
    pub by: Option<UserId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    booked_on: String,
    amount: i64,
    currency: String,
    remittance: String,
    debtor: String,
}

impl TryFrom<Row> for PaymentRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let currency = parse("bank_transactions.currency", &row.currency)?;
        Ok(Self {
            id: parse("bank_transactions.id", &row.id)?,
            booked_on: parse("bank_transactions.booked_on", &row.booked_on)?,
            amount: Money::new(row.amount, currency),
            debtor: row.debtor,
            remittance: row.remittance,
        })
    }
}

/// Whether money with this fingerprint is here already.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn is_known(
    connection: &mut Connection<'_>,
    fingerprint: &str,
) -> Result<bool, StoreError> {
    let (count,) = fetch!(one(i64,), connection, IS_KNOWN, fingerprint)?;
    Ok(count > 0)
}

/// Adds money that arrived, and what became of it at once.
///
/// # Errors
/// [`StoreError::Unique`] if it is here already; other [`StoreError`]s when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    transaction: &BankTransaction,
    settled: Settled,
    now: Instant,
) -> Result<(), StoreError> {
    let (account_id, document_id) = settled.pays.unzip();
    let is_settled = settled.state != TransactionState::Waiting;
    execute!(
        connection,
        INSERT,
        transaction.id.to_string(),
        transaction.fingerprint.as_str(),
        transaction.booked_on.to_string(),
        transaction.amount.amount,
        transaction.amount.currency.code(),
        transaction.remittance.as_str(),
        transaction.debtor.as_str(),
        settled.state.code(),
        account_id.map(|id| id.to_string()),
        document_id.map(|id| id.to_string()),
        settled.by.map(|id| id.to_string()),
        now.millis(),
        is_settled.then(|| now.millis()),
    )?;
    Ok(())
}

/// Money that waits for staff.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_waiting(
    connection: &mut Connection<'_>,
    id: BankTransactionId,
) -> Result<Option<PaymentRow>, StoreError> {
    fetch!(optional Row, connection, FIND_WAITING, id.to_string())?
        .map(PaymentRow::try_from)
        .transpose()
}

/// One page of what waits for staff, first come first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn waiting_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<PaymentRow>, Option<String>), StoreError> {
    let mut rows = fetch!(all Row, connection, WAITING_AFTER, after)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    let rows = rows.into_iter().map(PaymentRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}

/// Takes money out of the queue. Whether it was still there.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn settle(
    connection: &mut Connection<'_>,
    id: BankTransactionId,
    settled: Settled,
    now: Instant,
) -> Result<bool, StoreError> {
    let (account_id, document_id) = settled.pays.unzip();
    let touched = execute!(
        connection,
        SETTLE,
        id.to_string(),
        settled.state.code(),
        account_id.map(|id| id.to_string()),
        document_id.map(|id| id.to_string()),
        settled.by.map(|id| id.to_string()),
        now.millis(),
    )?;
    Ok(touched == 1)
}
