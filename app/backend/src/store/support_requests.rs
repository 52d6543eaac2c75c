//! What is written to priority support.

use cps_domain::view::SupportRequestRow;
use cps_domain::{
    AccountId, EmailAddress, Instant, Language, NewSupportRequest, SupportRequestId, UserId,
};

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

/// How many requests a page lists.
const PAGE: usize = 50;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT support_requests.id, accounts.company, support_requests.email, support_requests.topic,
                support_requests.message, support_requests.language, support_requests.created_at,
                support_requests.closed_at, users.email AS closed_by
            FROM support_requests
            LEFT JOIN accounts ON accounts.id = support_requests.account_id
            LEFT JOIN users ON users.id = support_requests.closed_by
            WHERE ",
            $rest
        )
    };
}

statements! {
    OPEN_AFTER = select!("support_requests.closed_at IS NULL AND support_requests.id > $1
        ORDER BY support_requests.id LIMIT 51");
    CLOSED_BEFORE = select!("support_requests.closed_at IS NOT NULL
        AND (support_requests.closed_at, support_requests.id) < ($1, $2)
        ORDER BY support_requests.closed_at DESC, support_requests.id DESC LIMIT 51");
    OF_ACCOUNT = select!("support_requests.account_id = $1 ORDER BY support_requests.id");
    INSERT = "
        INSERT INTO support_requests (id, account_id, email, topic, message, language, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CLOSE = "UPDATE support_requests SET closed_at = $3, closed_by = $2 WHERE id = $1 AND closed_at IS NULL";
    DELETE_OF_ACCOUNT = "DELETE FROM support_requests WHERE account_id = $1 OR email = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    company: Option<String>,
    email: String,
    topic: String,
    message: String,
    language: String,
    created_at: i64,
    closed_at: Option<i64>,
    closed_by: Option<String>,
}

impl TryFrom<Row> for SupportRequestRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("support_requests.id", &row.id)?,
            company: row.company,
            email: row.email,
            topic: parse("support_requests.topic", &row.topic)?,
            message: row.message,
            language: parse("support_requests.language", &row.language)?,
            created_at: Instant::from_millis(row.created_at),
            closed_at: row.closed_at.map(Instant::from_millis),
            closed_by: row.closed_by,
        })
    }
}

/// One page of the open requests, the oldest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn open_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<SupportRequestRow>, Option<String>), StoreError> {
    page(fetch!(all Row, connection, OPEN_AFTER, after)?, |row| {
        row.id.clone()
    })
}

/// One page of the closed requests, the latest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn closed_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<SupportRequestRow>, Option<String>), StoreError> {
    let (at, id) = after.split_once('~').unwrap_or_default();
    let at = at.parse().unwrap_or(i64::MAX);
    page(fetch!(all Row, connection, CLOSED_BEFORE, at, id)?, |row| {
        format!("{}~{}", row.closed_at.unwrap_or_default(), row.id)
    })
}

/// One row more than a page holds was asked for, to learn whether another page follows.
fn page(
    mut rows: Vec<Row>,
    cursor: impl Fn(&Row) -> String,
) -> Result<(Vec<SupportRequestRow>, Option<String>), StoreError> {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(cursor);
    let rows = rows.into_iter().map(SupportRequestRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}

/// What an account's members wrote.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<SupportRequestRow>, StoreError> {
    let rows = fetch!(all Row, connection, OF_ACCOUNT, account_id.to_string())?;
    rows.into_iter().map(SupportRequestRow::try_from).collect()
}

/// Adds a request.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    (id, account_id): (SupportRequestId, Option<AccountId>),
    request: &NewSupportRequest,
    language: Language,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        id.to_string(),
        account_id.map(|id| id.to_string()),
        request.email.as_str(),
        request.topic.code(),
        request.message.as_str(),
        language.code(),
        now.millis(),
    )?;
    Ok(())
}

/// Closes a request. Whether it was open.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn close(
    connection: &mut Connection<'_>,
    id: SupportRequestId,
    by: UserId,
    now: Instant,
) -> Result<bool, StoreError> {
    let (id, by) = (id.to_string(), by.to_string());
    Ok(execute!(connection, CLOSE, id, by, now.millis())? == 1)
}

/// Erases what an account's members wrote, and what came from this address signed out.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    email: &EmailAddress,
) -> Result<(), StoreError> {
    let account_id = account_id.to_string();
    execute!(connection, DELETE_OF_ACCOUNT, account_id, email.as_str())?;
    Ok(())
}
