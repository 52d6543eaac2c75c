//! What members have left with us and is not on its way back: the books' balances less the payouts that wait. It is kept beside
//! them, by whatever writes them, so that a page of it is not a sum over all the books.

use cps_domain::view::BalanceRow;
use cps_domain::{AccountId, Money};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

/// How many a page lists.
const PAGE: usize = 50;

statements! {
    ALTER = "
        INSERT INTO free_balances (account_id, currency, amount) VALUES ($1, $2, $3)
        ON CONFLICT (account_id, currency) DO UPDATE SET amount = free_balances.amount + excluded.amount";
    PAGE_AFTER = "
        SELECT free_balances.account_id, accounts.company, accounts.email, free_balances.amount, free_balances.currency
        FROM free_balances JOIN accounts ON accounts.id = free_balances.account_id
        WHERE free_balances.amount > 0 AND (free_balances.account_id, free_balances.currency) > ($1, $2)
        ORDER BY free_balances.account_id, free_balances.currency LIMIT 51";
}

#[derive(sqlx::FromRow)]
struct Row {
    account_id: String,
    company: String,
    email: String,
    amount: i64,
    currency: String,
}

impl TryFrom<Row> for BalanceRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let currency = parse("free_balances.currency", &row.currency)?;
        Ok(Self {
            account_id: parse("free_balances.account_id", &row.account_id)?,
            company: row.company,
            email: row.email,
            amount: Money::new(row.amount, currency),
        })
    }
}

/// Raises an account's free balance, or lowers it, in the transaction of what causes that.
pub(super) async fn alter(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    by: Money,
) -> Result<(), StoreError> {
    let (account, currency) = (account_id.to_string(), by.currency.code());
    execute!(connection, ALTER, account, currency, by.amount)?;
    Ok(())
}

/// One page of them, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<BalanceRow>, Option<String>), StoreError> {
    let (account, currency) = after.split_once('~').unwrap_or_default();
    let mut rows = fetch!(all Row, connection, PAGE_AFTER, account, currency)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| format!("{}~{}", row.account_id, row.currency));
    let rows = rows.into_iter().map(BalanceRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}
