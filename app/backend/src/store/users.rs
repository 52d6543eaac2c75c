//! Who can sign in.

use cps_domain::view::Role;
use cps_domain::{AccountId, EmailAddress, Instant, Language, UserId};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};
use crate::passwords::NO_PASSWORD;

statements! {
    FIND = "SELECT id, account_id, email, password_hash, role, language, created_at FROM users WHERE id = $1";
    BY_EMAIL = "SELECT id, account_id, email, password_hash, role, language, created_at FROM users WHERE email = $1";
    INSERT = "INSERT INTO users (id, account_id, email, password_hash, role, language, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SET_LANGUAGE = "UPDATE users SET language = $2 WHERE id = $1";
    SET_PASSWORD = "UPDATE users SET password_hash = $2 WHERE id = $1";
    ERASE_OF_ACCOUNT = "UPDATE users SET email = id || '@closed.invalid', password_hash = $2 WHERE account_id = $1";
}

/// A person who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// The account whose member they are; none for staff.
    pub account_id: Option<AccountId>,
    /// The address they sign in with.
    pub email: EmailAddress,
    /// What their password hashes to, see [`Passwords`](crate::passwords::Passwords).
    pub password_hash: String,
    /// The language of their pages.
    pub language: Language,
    /// Since when they can sign in.
    pub created_at: Instant,
}

impl User {
    /// Whether a password was set yet.
    #[must_use]
    pub fn has_password(&self) -> bool {
        self.password_hash != NO_PASSWORD
    }

    /// Staff are those without an account.
    #[must_use]
    pub fn role(&self) -> Role {
        if self.account_id.is_some() {
            Role::Member
        } else {
            Role::Staff
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: Option<String>,
    email: String,
    password_hash: String,
    language: String,
    created_at: i64,
}

impl TryFrom<Row> for User {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("users.id", &row.id)?,
            account_id: parse_optional("users.account_id", row.account_id.as_deref())?,
            email: parse("users.email", &row.email)?,
            password_hash: row.password_hash,
            language: parse("users.language", &row.language)?,
            created_at: Instant::from_millis(row.created_at),
        })
    }
}

/// The user with this id.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(connection: &mut Connection<'_>, id: UserId) -> Result<Option<User>, StoreError> {
    fetch!(optional Row, connection, FIND, id.to_string())?
        .map(User::try_from)
        .transpose()
}

/// Who signs in with this address.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_by_email(
    connection: &mut Connection<'_>,
    email: &EmailAddress,
) -> Result<Option<User>, StoreError> {
    fetch!(optional Row, connection, BY_EMAIL, email.as_str())?
        .map(User::try_from)
        .transpose()
}

/// Adds someone.
///
/// # Errors
/// [`StoreError::Unique`] when the address is taken.
pub async fn insert(connection: &mut Connection<'_>, user: &User) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        user.id.to_string(),
        user.account_id.map(|id| id.to_string()),
        user.email.as_str(),
        user.password_hash.as_str(),
        user.role().code(),
        user.language.code(),
        user.created_at.millis(),
    )?;
    Ok(())
}

/// Changes the language of someone's pages.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_language(
    connection: &mut Connection<'_>,
    id: UserId,
    language: Language,
) -> Result<(), StoreError> {
    execute!(connection, SET_LANGUAGE, id.to_string(), language.code())?;
    Ok(())
}

/// Replaces someone's password by the one that hashes to this.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_password(
    connection: &mut Connection<'_>,
    id: UserId,
    password_hash: &str,
) -> Result<(), StoreError> {
    execute!(connection, SET_PASSWORD, id.to_string(), password_hash)?;
    Ok(())
}

/// Erases who signs in for an account: nobody can any more.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn erase_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    execute!(
        connection,
        ERASE_OF_ACCOUNT,
        account_id.to_string(),
        NO_PASSWORD
    )?;
    Ok(())
}
