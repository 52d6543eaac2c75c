//! Who is signed in. A session is found by the hash of its token; the token itself is nowhere but in the browser.

use cps_domain::view::{Role, SessionRow, Viewer};
use cps_domain::{AccountId, Instant, SessionId, UserId, device_name};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

/// How many sessions a page lists.
const PAGE: usize = 50;

statements! {
    INSERT = "
        INSERT INTO sessions (id, token_hash, user_id, user_agent, created_at, last_seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $5, $6)";
    FIND = "
        SELECT sessions.last_seen_at, sessions.expires_at, users.id AS user_id, users.account_id, users.email, users.role,
            users.language, accounts.company
        FROM sessions
        JOIN users ON users.id = sessions.user_id
        LEFT JOIN accounts ON accounts.id = users.account_id
        WHERE sessions.token_hash = $1";
    TOUCH = "UPDATE sessions SET last_seen_at = $2 WHERE token_hash = $1";
    DELETE = "DELETE FROM sessions WHERE token_hash = $1";
    DELETE_EXPIRED = "DELETE FROM sessions WHERE expires_at <= $1";
    DELETE_OF_USER = "DELETE FROM sessions WHERE user_id = $1";
    DELETE_ONE = "DELETE FROM sessions WHERE id = $1 AND user_id = $2";
    DELETE_OTHERS = "DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2";
    DELETE_OF_ACCOUNT = "DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE account_id = $1)";
    PROLONG = "UPDATE sessions SET last_seen_at = last_seen_at + $1, expires_at = expires_at + $1";
    OF_USER = "
        SELECT id, user_agent, created_at, last_seen_at, token_hash = $2 AS current FROM sessions
        WHERE user_id = $1 AND expires_at > $3 AND last_seen_at > $4 AND (last_seen_at, id) < ($5, $6)
        ORDER BY last_seen_at DESC, id DESC LIMIT 51";
}

/// A session with the user it belongs to, whether or not it has expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub user_id: UserId,
    /// The account whose member that is; none for staff.
    pub account_id: Option<AccountId>,
    /// How the bar shows them.
    pub viewer: Viewer,
    /// When it was last used, to within a few minutes.
    pub last_seen_at: Instant,
    /// When it ends however much it is used.
    pub expires_at: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    last_seen_at: i64,
    expires_at: i64,
    user_id: String,
    account_id: Option<String>,
    email: String,
    role: String,
    language: String,
    company: Option<String>,
}

impl TryFrom<Row> for Session {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let role: Role = parse("users.role", &row.role)?;
        Ok(Self {
            user_id: parse("users.id", &row.user_id)?,
            account_id: parse_optional("users.account_id", row.account_id.as_deref())?,
            viewer: Viewer {
                // Staff belong to no company; their address is who they are.
                company: row.company.unwrap_or_else(|| row.email.clone()),
                email: row.email,
                language: parse("users.language", &row.language)?,
                role,
            },
            last_seen_at: Instant::from_millis(row.last_seen_at),
            expires_at: Instant::from_millis(row.expires_at),
        })
    }
}

/// A session as it begins.
#[derive(Clone, Debug)]
pub struct NewSessionRow<'a> {
    /// Its id, by which its owner can end it.
    pub id: SessionId,
    /// What is stored in place of its token.
    pub token_hash: &'a str,
    /// Whose.
    pub user_id: UserId,
    /// What the browser calls itself.
    pub user_agent: &'a str,
    /// When it ends however much it is used.
    pub expires_at: Instant,
}

/// Begins a session.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    session: &NewSessionRow<'_>,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        session.id.to_string(),
        session.token_hash,
        session.user_id.to_string(),
        session.user_agent,
        now.millis(),
        session.expires_at.millis()
    )?;
    Ok(())
}

/// The session of this token, expired or not.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    token_hash: &str,
) -> Result<Option<Session>, StoreError> {
    fetch!(optional Row, connection, FIND, token_hash)?
        .map(Session::try_from)
        .transpose()
}

/// Remembers that a session was used.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn touch(
    connection: &mut Connection<'_>,
    token_hash: &str,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, TOUCH, token_hash, now.millis())?;
    Ok(())
}

/// Ends a session; none is no error.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete(connection: &mut Connection<'_>, token_hash: &str) -> Result<(), StoreError> {
    execute!(connection, DELETE, token_hash)?;
    Ok(())
}

/// Forgets the sessions whose time is over.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_expired(
    connection: &mut Connection<'_>,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, DELETE_EXPIRED, now.millis())?;
    Ok(())
}

/// Ends all sessions of a user.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_user(
    connection: &mut Connection<'_>,
    user_id: UserId,
) -> Result<(), StoreError> {
    execute!(connection, DELETE_OF_USER, user_id.to_string())?;
    Ok(())
}

/// Ends one of a user's sessions. Whether it was theirs.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_one(
    connection: &mut Connection<'_>,
    id: SessionId,
    user_id: UserId,
) -> Result<bool, StoreError> {
    let (id, user_id) = (id.to_string(), user_id.to_string());
    Ok(execute!(connection, DELETE_ONE, id, user_id)? == 1)
}

/// Ends all sessions of a user but the one of this token.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_others(
    connection: &mut Connection<'_>,
    user_id: UserId,
    token_hash: &str,
) -> Result<(), StoreError> {
    execute!(connection, DELETE_OTHERS, user_id.to_string(), token_hash)?;
    Ok(())
}

/// Ends all sessions of an account's users.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    execute!(connection, DELETE_OF_ACCOUNT, account_id.to_string())?;
    Ok(())
}

/// Lets every session end so many milliseconds later, as if it had been used so many later.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn prolong(connection: &mut Connection<'_>, millis: i64) -> Result<(), StoreError> {
    execute!(connection, PROLONG, millis)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: String,
    user_agent: String,
    created_at: i64,
    last_seen_at: i64,
    current: bool,
}

impl TryFrom<ListedRow> for SessionRow {
    type Error = StoreError;

    fn try_from(row: ListedRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("sessions.id", &row.id)?,
            device: device_name(&row.user_agent),
            signed_in_on: Instant::from_millis(row.created_at).date(),
            last_used_on: Instant::from_millis(row.last_seen_at).date(),
            current: row.current,
        })
    }
}

/// One page of a user's sessions that are open at `now`, if none is older than its time and none was idle since `idle_from`; the
/// latest used first; and where the next page begins if there is one. `token_hash` tells which one asks.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_user(
    connection: &mut Connection<'_>,
    user_id: UserId,
    token_hash: &str,
    (now, idle_from): (Instant, Instant),
    after: &str,
) -> Result<(Vec<SessionRow>, Option<String>), StoreError> {
    let user_id = user_id.to_string();
    let (now, idle_from) = (now.millis(), idle_from.millis());
    let (used, id) = after.split_once('~').unwrap_or_default();
    let used = used.parse().unwrap_or(i64::MAX);
    let mut rows = fetch!(
        all ListedRow, connection, OF_USER, user_id, token_hash, now, idle_from, used, id
    )?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| format!("{}~{}", row.last_seen_at, row.id));
    let rows = rows.into_iter().map(SessionRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}
