//! What is to be paid back to members by transfer, which staff do at the bank.

use cps_domain::view::{BalanceRow, PayoutRow};
use cps_domain::{AccountId, Currency, Instant, Money, PayoutId, UserId};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::stored_enum::stored_enum;
use super::{Connection, StoreError};

/// How many a page lists.
const PAGE: usize = 50;

statements! {
    FIND = "SELECT id, account_id, amount, currency, state FROM payouts WHERE id = $1";
    INSERT = "INSERT INTO payouts (id, account_id, amount, currency, state, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    PAY = "UPDATE payouts SET state = 'paid', user_id = $2, settled_at = $3 WHERE id = $1 AND state = 'waiting'";
    RESERVED = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM payouts
                WHERE account_id = $1 AND currency = $2 AND state = 'waiting'";
    WAITING_AFTER = "
        SELECT payouts.id, accounts.company, accounts.email, payouts.amount, payouts.currency, payouts.created_at
        FROM payouts JOIN accounts ON accounts.id = payouts.account_id
        WHERE payouts.state = 'waiting' AND payouts.id > $1 ORDER BY payouts.id LIMIT 51";
    /// A balance is a credit, hence negative; what is on its way back takes away from it.
    BALANCES_AFTER = "
        SELECT accounts.id, accounts.company, accounts.email, owed.amount, owed.currency
        FROM (SELECT account_id, currency, CAST(-SUM(amount) AS BIGINT) AS amount
              FROM (SELECT account_id, currency, amount FROM postings WHERE book = 'balance'
                    UNION ALL SELECT account_id, currency, amount FROM payouts WHERE state = 'waiting') AS moved
              GROUP BY account_id, currency HAVING SUM(amount) < 0) AS owed
        JOIN accounts ON accounts.id = owed.account_id
        WHERE (accounts.id, owed.currency) > ($1, $2) ORDER BY accounts.id, owed.currency LIMIT 51";
}

stored_enum! {
    /// How far a payout has come.
    PayoutState {
        /// Staff still have to pay it.
        Waiting = "waiting",
        /// Staff have paid it.
        Paid = "paid",
    }
}

/// Money to pay back by transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payout {
    /// Its id.
    pub id: PayoutId,
    /// To whom.
    pub account_id: AccountId,
    /// How much.
    pub amount: Money,
    /// How far it has come.
    pub state: PayoutState,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: String,
    amount: i64,
    currency: String,
    state: String,
}

impl TryFrom<Row> for Payout {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let currency = parse("payouts.currency", &row.currency)?;
        Ok(Self {
            id: parse("payouts.id", &row.id)?,
            account_id: parse("payouts.account_id", &row.account_id)?,
            amount: Money::new(row.amount, currency),
            state: parse("payouts.state", &row.state)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ListRow {
    id: String,
    company: String,
    email: String,
    amount: i64,
    currency: String,
    created_at: i64,
}

impl TryFrom<ListRow> for PayoutRow {
    type Error = StoreError;

    fn try_from(row: ListRow) -> Result<Self, StoreError> {
        let currency = parse("payouts.currency", &row.currency)?;
        Ok(Self {
            id: parse("payouts.id", &row.id)?,
            company: row.company,
            email: row.email,
            amount: Money::new(row.amount, currency),
            created_at: Instant::from_millis(row.created_at),
        })
    }
}

#[derive(sqlx::FromRow)]
struct OwedRow {
    id: String,
    company: String,
    email: String,
    amount: i64,
    currency: String,
}

impl TryFrom<OwedRow> for BalanceRow {
    type Error = StoreError;

    fn try_from(row: OwedRow) -> Result<Self, StoreError> {
        let currency = parse("postings.currency", &row.currency)?;
        Ok(Self {
            account_id: parse("accounts.id", &row.id)?,
            company: row.company,
            email: row.email,
            amount: Money::new(row.amount, currency),
        })
    }
}

/// A payout.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: PayoutId,
) -> Result<Option<Payout>, StoreError> {
    fetch!(optional Row, connection, FIND, id.to_string())?
        .map(Payout::try_from)
        .transpose()
}

/// Adds a payout.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    payout: &Payout,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        payout.id.to_string(),
        payout.account_id.to_string(),
        payout.amount.amount,
        payout.amount.currency.code(),
        payout.state.code(),
        now.millis(),
    )?;
    Ok(())
}

/// Marks a payout as paid. Whether it was still to be paid.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn pay(
    connection: &mut Connection<'_>,
    id: PayoutId,
    by: UserId,
    now: Instant,
) -> Result<bool, StoreError> {
    let (id, by) = (id.to_string(), by.to_string());
    Ok(execute!(connection, PAY, id, by, now.millis())? == 1)
}

/// How much of an account's balance is on its way back: no invoice may use it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn reserved(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    currency: Currency,
) -> Result<Money, StoreError> {
    let (id, code) = (account_id.to_string(), currency.code());
    let (amount,) = fetch!(one(i64,), connection, RESERVED, id, code)?;
    Ok(Money::new(amount, currency))
}

/// One page of what is still to be paid, the oldest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn waiting_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<PayoutRow>, Option<String>), StoreError> {
    let mut rows = fetch!(all ListRow, connection, WAITING_AFTER, after)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    let rows = rows.into_iter().map(PayoutRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}

/// One page of the balances that are not on their way back, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn balances_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<BalanceRow>, Option<String>), StoreError> {
    let (id, currency) = after.split_once('~').unwrap_or_default();
    let mut rows = fetch!(all OwedRow, connection, BALANCES_AFTER, id, currency)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| format!("{}~{}", row.id, row.currency));
    let rows = rows.into_iter().map(BalanceRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}
