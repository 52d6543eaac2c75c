//! The outbox: what is to be sent to whom, and what became of it.

use cps_domain::view::RefusedMailRow;
use cps_domain::{AccountId, EmailAddress, Instant, Language, MailId};

use super::column::{number, parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

/// How many mails a page lists.
const PAGE: usize = 50;

statements! {
    FIND = "
        SELECT id, account_id, recipient, reply_to, language, kind, message, created_at
        FROM mails WHERE id = $1 AND sent_at IS NULL AND refused_at IS NULL";
    INSERT = "
        INSERT INTO mails (id, account_id, recipient, reply_to, language, kind, message, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    COUNT = "SELECT COUNT(*) FROM mails WHERE recipient = $1 AND kind = $2 AND created_at > $3";
    SET_SENT = "UPDATE mails SET sent_at = $2 WHERE id = $1 AND sent_at IS NULL";
    SET_REFUSED = "UPDATE mails SET refused_at = $2, refusal = $3 WHERE id = $1 AND sent_at IS NULL AND refused_at IS NULL";
    SET_WAITING = "UPDATE mails SET refused_at = NULL, refusal = NULL WHERE id = $1 AND refused_at IS NOT NULL";
    REFUSED_BEFORE = "
        SELECT id, recipient, kind, created_at, refused_at, refusal FROM mails
        WHERE refused_at IS NOT NULL AND (refused_at, id) < ($1, $2)
        ORDER BY refused_at DESC, id DESC LIMIT 51";
    DELETE = "DELETE FROM mails WHERE id = $1";
    /// Also those to and from its address that belong to no account.
    DELETE_OF_ACCOUNT = "DELETE FROM mails WHERE account_id = $1 OR recipient = $2 OR reply_to = $2";
    /// Those that asked somebody else about it.
    DELETE_ABOUT = r#"
        DELETE FROM mails
        WHERE recipient IN (SELECT old_email FROM applications WHERE account_id = $1 OR email = $2)
            AND kind = 'confirm_old_email' AND replace(message, '"email":"' || $2 || '"', '') <> message"#;
    OF_ACCOUNT = "SELECT kind, created_at, sent_at FROM mails WHERE account_id = $1 ORDER BY id";
}

/// A mail in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    /// Its id; its Message-ID is made of it.
    pub id: MailId,
    /// Whose account it concerns.
    pub account_id: Option<AccountId>,
    /// To whom.
    pub recipient: EmailAddress,
    /// Whom an answer reaches.
    pub reply_to: Option<EmailAddress>,
    /// In which language.
    pub language: Language,
    /// Which kind of message, by its code.
    pub kind: String,
    /// The message as JSON.
    pub message: String,
    /// When it was written.
    pub created_at: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account_id: Option<String>,
    recipient: String,
    reply_to: Option<String>,
    language: String,
    kind: String,
    message: String,
    created_at: i64,
}

impl TryFrom<Row> for OutgoingMail {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("mails.id", &row.id)?,
            account_id: parse_optional("mails.account_id", row.account_id.as_deref())?,
            recipient: parse("mails.recipient", &row.recipient)?,
            reply_to: parse_optional("mails.reply_to", row.reply_to.as_deref())?,
            language: parse("mails.language", &row.language)?,
            kind: row.kind,
            message: row.message,
            created_at: Instant::from_millis(row.created_at),
        })
    }
}

#[derive(sqlx::FromRow)]
struct RefusedRow {
    id: String,
    recipient: String,
    kind: String,
    created_at: i64,
    refused_at: i64,
    refusal: String,
}

impl TryFrom<RefusedRow> for RefusedMailRow {
    type Error = StoreError;

    fn try_from(row: RefusedRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("mails.id", &row.id)?,
            recipient: row.recipient,
            kind: row.kind,
            created_at: Instant::from_millis(row.created_at),
            refused_at: Instant::from_millis(row.refused_at),
            reason: row.refusal,
        })
    }
}

/// A mail that still waits for its delivery.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_waiting(
    connection: &mut Connection<'_>,
    id: MailId,
) -> Result<Option<OutgoingMail>, StoreError> {
    fetch!(optional Row, connection, FIND, id.to_string())?
        .map(OutgoingMail::try_from)
        .transpose()
}

/// Writes a mail, in the transaction of what causes it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    mail: &OutgoingMail,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        mail.id.to_string(),
        mail.account_id.map(|id| id.to_string()),
        mail.recipient.as_str(),
        mail.reply_to.as_ref().map(EmailAddress::as_str),
        mail.language.code(),
        mail.kind.as_str(),
        mail.message.as_str(),
        mail.created_at.millis(),
    )?;
    Ok(())
}

/// How many mails of a kind somebody was written since then.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count_since(
    connection: &mut Connection<'_>,
    recipient: &EmailAddress,
    kind: &str,
    since: Instant,
) -> Result<u32, StoreError> {
    let recipient = recipient.as_str();
    let (count,) = fetch!(
        one(i64,),
        connection,
        COUNT,
        recipient,
        kind,
        since.millis()
    )?;
    number("mails", count)
}

/// Records that a mail was delivered.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_sent(
    connection: &mut Connection<'_>,
    id: MailId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, SET_SENT, id.to_string(), now.millis())?;
    Ok(())
}

/// Records that a mail was given up, and why.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_refused(
    connection: &mut Connection<'_>,
    id: MailId,
    now: Instant,
    reason: &str,
) -> Result<(), StoreError> {
    execute!(
        connection,
        SET_REFUSED,
        id.to_string(),
        now.millis(),
        reason
    )?;
    Ok(())
}

/// Lets a mail that was given up wait again. Whether it had been.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_waiting(connection: &mut Connection<'_>, id: MailId) -> Result<bool, StoreError> {
    Ok(execute!(connection, SET_WAITING, id.to_string())? == 1)
}

/// One page of the mails that were given up, the latest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn refused_page(
    connection: &mut Connection<'_>,
    after: &str,
) -> Result<(Vec<RefusedMailRow>, Option<String>), StoreError> {
    let (at, id) = after.split_once('~').unwrap_or_default();
    let at = at.parse().unwrap_or(i64::MAX);
    let mut rows = fetch!(all RefusedRow, connection, REFUSED_BEFORE, at, id)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let cursor = |row: &RefusedRow| format!("{}~{}", row.refused_at, row.id);
    let next = rows.last().filter(|_| more).map(cursor);
    let rows = rows.into_iter().map(RefusedMailRow::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}

/// Erases a mail.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete(connection: &mut Connection<'_>, id: MailId) -> Result<(), StoreError> {
    execute!(connection, DELETE, id.to_string())?;
    Ok(())
}

/// Erases the mails to an account, and what else was written to, for or about this address. Its applications, which tell whom they
/// were about, must still be there.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    email: &EmailAddress,
) -> Result<(), StoreError> {
    let account_id = account_id.to_string();
    let (account, email) = (account_id.as_str(), email.as_str());
    execute!(&mut *connection, DELETE_OF_ACCOUNT, account, email)?;
    execute!(connection, DELETE_ABOUT, account, email)?;
    Ok(())
}

/// What an account was written: the kind, when it was written, when it was delivered.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<(String, Instant, Option<Instant>)>, StoreError> {
    let rows = fetch!(
        all(String, i64, Option<i64>),
        connection,
        OF_ACCOUNT,
        account_id.to_string()
    )?;
    let mail = |(kind, created, sent): (String, i64, Option<i64>)| {
        let sent = sent.map(Instant::from_millis);
        (kind, Instant::from_millis(created), sent)
    };
    Ok(rows.into_iter().map(mail).collect())
}
