//! What is to be paid back to members by transfer, which staff do at the bank.

use cps_domain::view::PayoutRow;
use cps_domain::{AccountId, Currency, Instant, Money, PayoutId, UserId};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::stored_enum::stored_enum;
use super::{Connection, StoreError, free_balances};

/// How many a page lists.
const PAGE: usize = 50;

statements! {
    FIND = "SELECT id, account_id, amount, currency, state FROM payouts WHERE id = $1";
    INSERT = "INSERT INTO payouts (id, account_id, amount, currency, state, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    PAY = "UPDATE payouts SET state = 'paid', user_id = $2, settled_at = $3 WHERE id = $1 AND state = 'waiting'
           RETURNING account_id, amount, currency";
    RESERVED = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM payouts
                WHERE account_id = $1 AND currency = $2 AND state = 'waiting'";
    WAITING_AFTER = "
        SELECT payouts.id, accounts.company, accounts.email, payouts.amount, payouts.currency, payouts.created_at
        FROM payouts JOIN accounts ON accounts.id = payouts.account_id
        WHERE payouts.state = 'waiting' AND payouts.id > $1 ORDER BY payouts.id LIMIT 51";
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

/// Adds a payout, whose amount the account's balance no longer has.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    payout: &Payout,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        &mut *connection,
        INSERT,
        payout.id.to_string(),
        payout.account_id.to_string(),
        payout.amount.amount,
        payout.amount.currency.code(),
        payout.state.code(),
        now.millis(),
    )?;
    free_balances::alter(connection, payout.account_id, payout.amount.negated()).await
}

/// Marks a payout as paid; its amount is the balance's again, until the payment is booked. Whether it was still to be paid.
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
    let paid = fetch!(
        optional(String, i64, String),
        &mut *connection,
        PAY,
        id,
        by,
        now.millis()
    )?;
    let Some((account_id, amount, currency)) = paid else {
        return Ok(false);
    };
    let account_id = parse("payouts.account_id", &account_id)?;
    let amount = Money::new(amount, parse("payouts.currency", &currency)?);
    free_balances::alter(connection, account_id, amount).await?;
    Ok(true)
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
