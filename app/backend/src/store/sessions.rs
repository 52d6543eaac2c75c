//! Who is signed in. A session is found by the hash of its token; the token itself is nowhere but in the browser.

use cps_domain::view::{Role, Viewer};
use cps_domain::{AccountId, Instant, UserId};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    INSERT = "INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)";
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

/// Begins a session.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    token_hash: &str,
    user_id: UserId,
    now: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    let user_id = user_id.to_string();
    execute!(
        connection,
        INSERT,
        token_hash,
        user_id,
        now.millis(),
        expires_at.millis()
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
