//! Business accounts.

use cps_domain::{
    AccountDetails, AccountId, CountryCode, Instant, Language, OldAccountId, Points, PostalAddress,
};

use super::column::{number, parse, parse_optional, points};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "
        SELECT id, company, vat_number, vat_number_valid, country, language, contact, email, address, old_account_id,
            old_member_number, points, product_count, incomplete_count, invited_at, created_at
        FROM accounts WHERE id = $1";
    IS_OPEN = "SELECT COUNT(*) FROM accounts WHERE id = $1 AND closed_at IS NULL";
    INSERT = "
        INSERT INTO accounts (id, company, vat_number, vat_number_valid, country, language, contact, email, address,
            old_account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    SET_INVITED = "UPDATE accounts SET invited_at = $2 WHERE id = $1 AND invited_at IS NULL";
    SET_OLD_MEMBER_NUMBER = "UPDATE accounts SET old_member_number = $2 WHERE id = $1";
    SET_DETAILS = "UPDATE accounts SET contact = $2, address = $3, language = $4 WHERE id = $1 AND closed_at IS NULL";
    /// What it said about anybody goes; what its invoices refer to stays.
    CLOSE = "
        UPDATE accounts SET company = '', vat_number = '', contact = '', email = '', address = '', old_account_id = NULL,
            old_member_number = NULL, closed_at = $2
        WHERE id = $1 AND closed_at IS NULL";
}

/// A business account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The company.
    pub company: String,
    /// Its VAT number.
    pub vat_number: String,
    /// Whether that number was checked and found valid.
    pub vat_number_valid: bool,
    /// Where it is.
    pub country: CountryCode,
    /// In which language to write to it.
    pub language: Language,
    /// Whom to address.
    pub contact: String,
    /// Where to write.
    pub email: String,
    /// Its address, line by line.
    pub address: String,
    /// The old account that its application named.
    pub old_account_id: Option<OldAccountId>,
    /// Its number in the former programme, once its products were moved.
    pub old_member_number: Option<String>,
    /// What its complete products count.
    pub points: Points,
    /// All its products.
    pub product_count: u32,
    /// Those that wait for a detail.
    pub incomplete_count: u32,
    /// When it first reached the points of the lowest level.
    pub invited_at: Option<Instant>,
    /// Since when it exists.
    pub created_at: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    company: String,
    vat_number: String,
    vat_number_valid: bool,
    country: String,
    language: String,
    contact: String,
    email: String,
    address: String,
    old_account_id: Option<String>,
    old_member_number: Option<String>,
    points: i64,
    product_count: i64,
    incomplete_count: i64,
    invited_at: Option<i64>,
    created_at: i64,
}

impl TryFrom<Row> for Account {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("accounts.id", &row.id)?,
            company: row.company,
            vat_number: row.vat_number,
            vat_number_valid: row.vat_number_valid,
            country: parse("accounts.country", &row.country)?,
            language: parse("accounts.language", &row.language)?,
            contact: row.contact,
            email: row.email,
            address: row.address,
            old_account_id: parse_optional(
                "accounts.old_account_id",
                row.old_account_id.as_deref(),
            )?,
            old_member_number: row.old_member_number,
            points: points("accounts.points", row.points)?,
            product_count: number("accounts.product_count", row.product_count)?,
            incomplete_count: number("accounts.incomplete_count", row.incomplete_count)?,
            invited_at: row.invited_at.map(Instant::from_millis),
            created_at: Instant::from_millis(row.created_at),
        })
    }
}

/// The account with this id.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: AccountId,
) -> Result<Option<Account>, StoreError> {
    fetch!(optional Row, connection, FIND, id.to_string())?
        .map(Account::try_from)
        .transpose()
}

/// Whether there is such an account and it has not been closed.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn is_open(connection: &mut Connection<'_>, id: AccountId) -> Result<bool, StoreError> {
    let (count,) = fetch!(one(i64,), connection, IS_OPEN, id.to_string())?;
    Ok(count > 0)
}

/// Adds an account. It starts without products, so the account's totals are not looked at.
///
/// # Errors
/// [`StoreError::Unique`] when another account has the same old account.
pub async fn insert(connection: &mut Connection<'_>, account: &Account) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        account.id.to_string(),
        account.company.as_str(),
        account.vat_number.as_str(),
        account.vat_number_valid,
        account.country.as_str(),
        account.language.code(),
        account.contact.as_str(),
        account.email.as_str(),
        account.address.as_str(),
        account.old_account_id.map(|id| id.to_string()),
        account.created_at.millis(),
    )?;
    Ok(())
}

/// Remembers when an account was invited; the first time stays. Says whether this was it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_invited(
    connection: &mut Connection<'_>,
    id: AccountId,
    now: Instant,
) -> Result<bool, StoreError> {
    Ok(execute!(connection, SET_INVITED, id.to_string(), now.millis())? == 1)
}

/// Remembers the number that the account had in the former programme.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_old_member_number(
    connection: &mut Connection<'_>,
    id: AccountId,
    old_member_number: &str,
) -> Result<(), StoreError> {
    execute!(
        connection,
        SET_OLD_MEMBER_NUMBER,
        id.to_string(),
        old_member_number
    )?;
    Ok(())
}

/// Writes what the member may change. Whether the account was open.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_details(
    connection: &mut Connection<'_>,
    id: AccountId,
    details: &AccountDetails,
) -> Result<bool, StoreError> {
    let address = details.address.as_ref().map_or("", PostalAddress::as_str);
    let (contact, language) = (details.contact.as_str(), details.language.code());
    let id = id.to_string();
    Ok(execute!(connection, SET_DETAILS, id, contact, address, language)? == 1)
}

/// Closes an account and erases what it said. Whether it was open.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn close(
    connection: &mut Connection<'_>,
    id: AccountId,
    now: Instant,
) -> Result<bool, StoreError> {
    Ok(execute!(connection, CLOSE, id.to_string(), now.millis())? == 1)
}
