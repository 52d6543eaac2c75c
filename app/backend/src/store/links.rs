//! Links that are sent by mail. A link is found by the hash of any of its tokens; the tokens themselves are in mails only.

use cps_domain::{AccountId, ApplicationId, EmailAddress, Instant, LinkId, Unrecognized, UserId};

use super::column::{number, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "
        SELECT links.id, links.purpose, links.user_id, links.application_id, links.expires_at, links.used_at
        FROM link_tokens JOIN links ON links.id = link_tokens.link_id WHERE link_tokens.token_hash = $1";
    INSERT = "
        INSERT INTO links (id, purpose, user_id, application_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_TOKEN = "INSERT INTO link_tokens (token_hash, link_id) VALUES ($1, $2)";
    USE = "UPDATE links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    USE_ALL_OF_USER = "UPDATE links SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL";
    COUNT_OF_APPLICATION = "SELECT COUNT(*) FROM links WHERE application_id = $1";
    COUNT_OF_USER = "SELECT COUNT(*) FROM links WHERE user_id = $1 AND created_at > $2";
    DELETE_TOKENS_OF_ACCOUNT = "
        DELETE FROM link_tokens WHERE link_id IN (
            SELECT id FROM links WHERE user_id IN (SELECT id FROM users WHERE account_id = $1)
                OR application_id IN (SELECT id FROM applications WHERE account_id = $1 OR email = $2))";
    DELETE_OF_ACCOUNT = "
        DELETE FROM links WHERE user_id IN (SELECT id FROM users WHERE account_id = $1)
            OR application_id IN (SELECT id FROM applications WHERE account_id = $1 OR email = $2)";
}

/// What a link is for, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// This user sets a password.
    Password(UserId),
    /// Whoever owns the old account's address confirms that this application may name it.
    ConfirmOldEmail(ApplicationId),
}

/// A link, used or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// What it is for.
    pub target: LinkTarget,
    /// From then on it does not work.
    pub expires_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    purpose: String,
    user_id: Option<String>,
    application_id: Option<String>,
    expires_at: i64,
    used_at: Option<i64>,
}

impl TryFrom<Row> for Link {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let target = match (row.purpose.as_str(), &row.user_id, &row.application_id) {
            (PASSWORD, Some(user), None) => LinkTarget::Password(parse("links.user_id", user)?),
            (CONFIRM_OLD_EMAIL, None, Some(application)) => {
                LinkTarget::ConfirmOldEmail(parse("links.application_id", application)?)
            }
            _ => return Err(StoreError::corrupt("links.purpose", Unrecognized)),
        };
        Ok(Self {
            id: parse("links.id", &row.id)?,
            target,
            expires_at: Instant::from_millis(row.expires_at),
            used_at: row.used_at.map(Instant::from_millis),
        })
    }
}

const PASSWORD: &str = "password";
const CONFIRM_OLD_EMAIL: &str = "confirm_old_email";

/// The link with a token of this hash.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    token_hash: &str,
) -> Result<Option<Link>, StoreError> {
    fetch!(optional Row, connection, FIND, token_hash)?
        .map(Link::try_from)
        .transpose()
}

/// Adds a link that works until `expires_at`.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    id: LinkId,
    target: LinkTarget,
    now: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    let (purpose, user, application) = match target {
        LinkTarget::Password(user) => (PASSWORD, Some(user.to_string()), None),
        LinkTarget::ConfirmOldEmail(application) => {
            (CONFIRM_OLD_EMAIL, None, Some(application.to_string()))
        }
    };
    execute!(
        connection,
        INSERT,
        id.to_string(),
        purpose,
        user,
        application,
        now.millis(),
        expires_at.millis()
    )?;
    Ok(())
}

/// Lets a further token open the link.
///
/// # Errors
/// [`StoreError`] when the store fails, also when there is no such link any more.
pub async fn add_token(
    connection: &mut Connection<'_>,
    id: LinkId,
    token_hash: &str,
) -> Result<(), StoreError> {
    execute!(connection, ADD_TOKEN, token_hash, id.to_string())?;
    Ok(())
}

/// Uses a link up. Whether it worked until now: of many uses at once, one is told so.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn use_up(
    connection: &mut Connection<'_>,
    id: LinkId,
    now: Instant,
) -> Result<bool, StoreError> {
    Ok(execute!(connection, USE, id.to_string(), now.millis())? == 1)
}

/// Uses up every link of a user.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn use_up_all(
    connection: &mut Connection<'_>,
    user_id: UserId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        USE_ALL_OF_USER,
        user_id.to_string(),
        now.millis()
    )?;
    Ok(())
}

/// How many links a user was sent since then.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count_since(
    connection: &mut Connection<'_>,
    user_id: UserId,
    since: Instant,
) -> Result<u32, StoreError> {
    let user_id = user_id.to_string();
    let (count,) = fetch!(
        one(i64,),
        connection,
        COUNT_OF_USER,
        user_id,
        since.millis()
    )?;
    number("links", count)
}

/// How many links were sent to have an application confirmed.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count_of_application(
    connection: &mut Connection<'_>,
    id: ApplicationId,
) -> Result<u32, StoreError> {
    let (count,) = fetch!(one(i64,), connection, COUNT_OF_APPLICATION, id.to_string())?;
    number("links", count)
}

/// Erases the links of an account's users, of its application, and of the rejected ones of the same address.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    email: &EmailAddress,
) -> Result<(), StoreError> {
    let (account_id, email) = (account_id.to_string(), email.as_str());
    execute!(
        connection,
        DELETE_TOKENS_OF_ACCOUNT,
        account_id.as_str(),
        email
    )?;
    execute!(connection, DELETE_OF_ACCOUNT, account_id.as_str(), email)?;
    Ok(())
}
