//! Requests for a business account. Staff's lists of them are in [`application_list`](super::application_list).

use cps_domain::{AccountId, ApplicationId, EmailAddress, Instant, NewApplication, UserId};

use super::column::{parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    PENDING = "
        SELECT id, company, vat_number, country, contact, email, language, old_email
        FROM applications WHERE id = $1 AND state = 'pending'";
    PENDING_BY_EMAIL = "
        SELECT id, company, vat_number, country, contact, email, language, old_email
        FROM applications WHERE email = $1 AND state = 'pending'";
    INSERT = "
        INSERT INTO applications (id, company, vat_number, country, contact, email, language, old_email, state, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9)";
    SET_CONFIRMED = "UPDATE applications SET old_email_confirmed_at = $2 WHERE id = $1 AND old_email_confirmed_at IS NULL";
    APPROVE = "
        UPDATE applications SET state = 'approved', account_id = $2, decided_by = $3, decided_at = $4
        WHERE id = $1 AND state = 'pending'";
    REJECT = "
        UPDATE applications SET state = 'rejected', reason = $2, decided_by = $3, decided_at = $4
        WHERE id = $1 AND state = 'pending'";
    DELETE_OF_ACCOUNT = "DELETE FROM applications WHERE account_id = $1 OR email = $2";
}

/// An application that nobody has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingApplication {
    /// Its id.
    pub id: ApplicationId,
    /// What was applied for.
    pub details: NewApplication,
}

#[derive(sqlx::FromRow)]
struct PendingRow {
    id: String,
    company: String,
    vat_number: String,
    country: String,
    contact: String,
    email: String,
    language: String,
    old_email: Option<String>,
}

impl TryFrom<PendingRow> for PendingApplication {
    type Error = StoreError;

    fn try_from(row: PendingRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("applications.id", &row.id)?,
            details: NewApplication {
                company: parse("applications.company", &row.company)?,
                vat_number: parse("applications.vat_number", &row.vat_number)?,
                country: parse("applications.country", &row.country)?,
                contact: parse("applications.contact", &row.contact)?,
                email: parse("applications.email", &row.email)?,
                language: parse("applications.language", &row.language)?,
                old_email: parse_optional("applications.old_email", row.old_email.as_deref())?,
            },
        })
    }
}

/// The application with this id, if nobody has decided it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn pending(
    connection: &mut Connection<'_>,
    id: ApplicationId,
) -> Result<Option<PendingApplication>, StoreError> {
    fetch!(optional PendingRow, connection, PENDING, id.to_string())?
        .map(PendingApplication::try_from)
        .transpose()
}

/// The open application of this address.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn pending_by_email(
    connection: &mut Connection<'_>,
    email: &EmailAddress,
) -> Result<Option<PendingApplication>, StoreError> {
    fetch!(optional PendingRow, connection, PENDING_BY_EMAIL, email.as_str())?
        .map(PendingApplication::try_from)
        .transpose()
}

/// Adds an application that waits for a decision.
///
/// # Errors
/// [`StoreError::Unique`] when the address has an open one.
pub async fn insert(
    connection: &mut Connection<'_>,
    application: &PendingApplication,
    now: Instant,
) -> Result<(), StoreError> {
    let details = &application.details;
    execute!(
        connection,
        INSERT,
        application.id.to_string(),
        details.company.as_str(),
        details.vat_number.as_str(),
        details.country.as_str(),
        details.contact.as_str(),
        details.email.as_str(),
        details.language.code(),
        details.old_email.as_ref().map(EmailAddress::as_str),
        now.millis(),
    )?;
    Ok(())
}

/// Remembers that the owner of the old address has confirmed it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_confirmed(
    connection: &mut Connection<'_>,
    id: ApplicationId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, SET_CONFIRMED, id.to_string(), now.millis())?;
    Ok(())
}

/// Who decided, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Staff; nobody when the portal did.
    pub by: Option<UserId>,
    /// When.
    pub at: Instant,
}

/// Records that there is an account now. Whether nobody was faster.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn approve(
    connection: &mut Connection<'_>,
    id: ApplicationId,
    account_id: AccountId,
    decision: Decision,
) -> Result<bool, StoreError> {
    let by = decision.by.map(|user| user.to_string());
    let (id, account_id) = (id.to_string(), account_id.to_string());
    Ok(execute!(
        connection,
        APPROVE,
        id,
        account_id,
        by,
        decision.at.millis()
    )? == 1)
}

/// Records that there will be no account. Whether nobody was faster.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn reject(
    connection: &mut Connection<'_>,
    id: ApplicationId,
    reason: &str,
    decision: Decision,
) -> Result<bool, StoreError> {
    let by = decision.by.map(|user| user.to_string());
    Ok(execute!(
        connection,
        REJECT,
        id.to_string(),
        reason,
        by,
        decision.at.millis()
    )? == 1)
}

/// Erases what an account's application said, and the rejected ones of the same address before it.
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
