//! Staff's lists of applications.

use cps_domain::Instant;
use cps_domain::view::{ApplicationRow, OldAccountHolder, OldAccountView};

use super::column::{number, parse};
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

/// How many applications a page lists.
const PAGE: usize = 50;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT applications.id, applications.company, applications.vat_number, applications.country,
                applications.contact, applications.email, applications.language, applications.old_email,
                applications.old_email_confirmed_at, applications.state, applications.reason, applications.created_at,
                applications.decided_at, users.email AS decided_by, old_accounts.member_number AS old_member_number,
                COALESCE(old_accounts.product_count, 0) AS old_product_count,
                (SELECT id FROM accounts WHERE old_account_id = old_accounts.id) AS old_account_holder, applications.account_id
            FROM applications
            LEFT JOIN users ON users.id = applications.decided_by
            LEFT JOIN old_accounts ON old_accounts.email = applications.old_email
            WHERE ",
            $rest
        )
    };
}

statements! {
    PENDING_AFTER = select!("applications.state = 'pending' AND applications.id > $1 ORDER BY applications.id LIMIT 51");
    DECIDED_BEFORE = select!("applications.state <> 'pending' AND (applications.decided_at, applications.id) < ($1, $2)
        ORDER BY applications.decided_at DESC, applications.id DESC LIMIT 51");
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    company: String,
    vat_number: String,
    country: String,
    contact: String,
    email: String,
    language: String,
    old_email: Option<String>,
    old_email_confirmed_at: Option<i64>,
    state: String,
    reason: Option<String>,
    created_at: i64,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    old_member_number: Option<String>,
    old_product_count: i64,
    old_account_holder: Option<String>,
    account_id: Option<String>,
}

impl TryFrom<Row> for ApplicationRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let product_count = number("old_accounts.product_count", row.old_product_count)?;
        let holder = match row.old_account_holder {
            None => OldAccountHolder::Nobody,
            holder if holder == row.account_id => OldAccountHolder::ThisApplicant,
            Some(_) => OldAccountHolder::SomeoneElse,
        };
        Ok(Self {
            id: parse("applications.id", &row.id)?,
            company: row.company,
            vat_number: row.vat_number,
            country: parse("applications.country", &row.country)?,
            contact: row.contact,
            email: row.email,
            language: parse("applications.language", &row.language)?,
            old_email: row.old_email,
            old_account: row.old_member_number.map(|member_number| OldAccountView {
                member_number,
                product_count,
                holder,
            }),
            old_email_confirmed: row.old_email_confirmed_at.is_some(),
            state: parse("applications.state", &row.state)?,
            reason: row.reason,
            created_at: Instant::from_millis(row.created_at),
            decided_at: row.decided_at.map(Instant::from_millis),
            decided_by: row.decided_by,
        })
    }
}

/// One page of those that wait, the longest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn pending_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<ApplicationRow>, Option<String>), StoreError> {
    page(fetch!(all Row, connection, PENDING_AFTER, after)?, |row| {
        row.id.clone()
    })
}

/// One page of those that were decided, the latest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn decided_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<ApplicationRow>, Option<String>), StoreError> {
    let (at, id) = after.split_once('~').unwrap_or_default();
    let at = at.parse().unwrap_or(i64::MAX);
    page(
        fetch!(all Row, connection, DECIDED_BEFORE, at, id)?,
        |row| format!("{}~{}", row.decided_at.unwrap_or_default(), row.id),
    )
}

/// One row more than a page holds was asked for, to learn whether another page follows.
fn page(
    mut rows: Vec<Row>,
    cursor: impl Fn(&Row) -> String,
) -> Result<(Vec<ApplicationRow>, Option<String>), StoreError> {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(cursor);
    let rows = rows.into_iter().map(ApplicationRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}
