//! The staff's list of accounts.

use cps_domain::view::AccountRow;
use cps_domain::{Date, Instant};

use super::column::{number, parse, parse_optional, points};
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

/// How many accounts a page lists.
const PAGE: usize = 50;

statements! {
    /// By company, after the company and id of the page before: SQLite finds a place in an index of an expression by its first column
    /// only, and few companies share a name. `\` takes the meaning from `%` and `_` in what was searched for.
    PAGE_AFTER = r"
        SELECT accounts.id, accounts.company, accounts.country, accounts.email, accounts.points, accounts.product_count,
            accounts.incomplete_count, accounts.created_at, subscriptions.level, subscriptions.member_number
        FROM accounts
        LEFT JOIN subscriptions ON subscriptions.account_id = accounts.id AND subscriptions.ended_at IS NULL
            AND subscriptions.ends_on >= $4
        WHERE accounts.closed_at IS NULL
            AND lower(accounts.company) >= $2 AND (lower(accounts.company) > $2 OR accounts.id > $3)
            AND (lower(accounts.company) LIKE $1 ESCAPE '\' OR lower(accounts.email) LIKE $1 ESCAPE '\'
                OR lower(accounts.vat_number) LIKE $1 ESCAPE '\' OR lower(subscriptions.member_number) LIKE $1 ESCAPE '\')
        ORDER BY lower(accounts.company), accounts.id
        LIMIT 51";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    company: String,
    country: String,
    email: String,
    points: i64,
    product_count: i64,
    incomplete_count: i64,
    created_at: i64,
    level: Option<String>,
    member_number: Option<String>,
}

impl TryFrom<Row> for AccountRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("accounts.id", &row.id)?,
            company: row.company,
            country: parse("accounts.country", &row.country)?,
            email: row.email,
            points: points("accounts.points", row.points)?,
            product_count: number("accounts.product_count", row.product_count)?,
            incomplete_count: number("accounts.incomplete_count", row.incomplete_count)?,
            level: parse_optional("subscriptions.level", row.level.as_deref())?,
            member_number: parse_optional(
                "subscriptions.member_number",
                row.member_number.as_deref(),
            )?,
            created_on: Instant::from_millis(row.created_at).date(),
        })
    }
}

/// One page of the accounts whose company, address, VAT number or member number holds `search` in whatever case, and where the
/// next page begins if there is one. A cursor that is none of ours begins at the beginning.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn page(
    connection: &mut Connection<'_>,
    search: &str,
    after: Option<&str>,
    today: Date,
) -> Result<(Vec<AccountRow>, Option<String>), StoreError> {
    let pattern = pattern(search);
    let (company, id) = after
        .and_then(|cursor| cursor.rsplit_once('~'))
        .unwrap_or_default();
    let today = today.to_string();
    let mut rows = fetch!(all Row, connection, PAGE_AFTER, pattern, company, id, today)?;
    // One row more than a page holds was asked for, to learn whether another page follows.
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(cursor);
    let rows = rows
        .into_iter()
        .map(AccountRow::try_from)
        .collect::<Result<_, _>>()?;
    Ok((rows, next))
}

/// The databases fold the letters A to Z and no others, so the cursor does the same.
fn cursor(row: &Row) -> String {
    format!("{}~{}", row.company.to_ascii_lowercase(), row.id)
}

/// What [`PAGE_AFTER`] compares with: `search` anywhere in the text.
fn pattern(search: &str) -> String {
    let mut pattern = String::from("%");
    for character in search.trim().to_ascii_lowercase().chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}
