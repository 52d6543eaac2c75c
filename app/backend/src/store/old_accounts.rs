//! Accounts of the former programme and what they hold.

use cps_domain::{Instant, ModelId, OldAccountId};
use uuid::Uuid;

use super::column::{number, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT id, email, member_number, migrated_at FROM old_accounts WHERE id = $1";
    BY_EMAIL = "SELECT id, email, member_number, migrated_at FROM old_accounts WHERE email = $1";
    INSERT = "INSERT INTO old_accounts (id, email, member_number) VALUES ($1, $2, $3)";
    PRODUCTS = "
        SELECT old_products.model_id, models.launched, old_products.serial_number, old_products.purchase_date,
            old_products.purchase_country, old_products.dealer
        FROM old_products JOIN models ON models.id = old_products.model_id
        WHERE old_products.old_account_id = $1
        ORDER BY old_products.id";
    INSERT_PRODUCT = "
        INSERT INTO old_products (id, old_account_id, model_id, serial_number, purchase_date, purchase_country, dealer)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    COUNT_PRODUCT = "UPDATE old_accounts SET product_count = product_count + 1 WHERE id = $1";
    IS_LINKED = "SELECT COUNT(*) FROM accounts WHERE old_account_id = $1";
    DELETE_PRODUCTS = "DELETE FROM old_products WHERE old_account_id = $1";
    DELETE = "DELETE FROM old_accounts WHERE id = $1";
    SET_MIGRATED = "UPDATE old_accounts SET migrated_at = $2 WHERE id = $1";
}

/// An account of the former programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAccount {
    /// Its id.
    pub id: OldAccountId,
    /// Its address there.
    pub email: String,
    /// Its number there.
    pub member_number: String,
    /// When its products were moved over.
    pub migrated_at: Option<Instant>,
}

/// A product as the former programme knew it. Its rules were looser, so the details are texts that may break ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OldDetails {
    /// Its serial number.
    pub serial_number: Option<String>,
    /// When it was bought.
    pub purchase_date: Option<String>,
    /// Where it was bought.
    pub purchase_country: Option<String>,
    /// From whom it was bought.
    pub dealer: Option<String>,
}

/// An old product and its model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldProduct {
    /// Which model.
    pub model_id: ModelId,
    /// The year the model came out.
    pub launched: i16,
    /// What is known about it.
    pub details: OldDetails,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    email: String,
    member_number: String,
    migrated_at: Option<i64>,
}

impl TryFrom<Row> for OldAccount {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("old_accounts.id", &row.id)?,
            email: row.email,
            member_number: row.member_number,
            migrated_at: row.migrated_at.map(Instant::from_millis),
        })
    }
}

#[derive(sqlx::FromRow)]
struct ProductRow {
    model_id: String,
    launched: i64,
    serial_number: Option<String>,
    purchase_date: Option<String>,
    purchase_country: Option<String>,
    dealer: Option<String>,
}

/// The old account with this id.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: OldAccountId,
) -> Result<Option<OldAccount>, StoreError> {
    fetch!(optional Row, connection, FIND, id.to_string())?
        .map(OldAccount::try_from)
        .transpose()
}

/// The old account with this address.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_by_email(
    connection: &mut Connection<'_>,
    email: &str,
) -> Result<Option<OldAccount>, StoreError> {
    fetch!(optional Row, connection, BY_EMAIL, email)?
        .map(OldAccount::try_from)
        .transpose()
}

/// Adds an old account whose products have not been moved.
///
/// # Errors
/// [`StoreError::Unique`] when the address is there already.
pub async fn insert(
    connection: &mut Connection<'_>,
    account: &OldAccount,
) -> Result<(), StoreError> {
    let (email, member_number) = (account.email.as_str(), account.member_number.as_str());
    execute!(
        connection,
        INSERT,
        account.id.to_string(),
        email,
        member_number
    )?;
    Ok(())
}

/// What an old account holds.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn products(
    connection: &mut Connection<'_>,
    id: OldAccountId,
) -> Result<Vec<OldProduct>, StoreError> {
    let rows = fetch!(all ProductRow, connection, PRODUCTS, id.to_string())?;
    rows.into_iter()
        .map(|row| {
            Ok(OldProduct {
                model_id: parse("old_products.model_id", &row.model_id)?,
                launched: number("models.launched", row.launched)?,
                details: OldDetails {
                    serial_number: row.serial_number,
                    purchase_date: row.purchase_date,
                    purchase_country: row.purchase_country,
                    dealer: row.dealer,
                },
            })
        })
        .collect()
}

/// Adds a product to an old account and to its count.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert_product(
    connection: &mut Connection<'_>,
    id: Uuid,
    account_id: OldAccountId,
    model_id: ModelId,
    details: &OldDetails,
) -> Result<(), StoreError> {
    let account = account_id.to_string();
    execute!(
        &mut *connection,
        INSERT_PRODUCT,
        id.to_string(),
        account.as_str(),
        model_id.to_string(),
        details.serial_number.as_deref(),
        details.purchase_date.as_deref(),
        details.purchase_country.as_deref(),
        details.dealer.as_deref(),
    )?;
    execute!(connection, COUNT_PRODUCT, account)?;
    Ok(())
}

/// Remembers that an old account's products were moved.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_migrated(
    connection: &mut Connection<'_>,
    id: OldAccountId,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(connection, SET_MIGRATED, id.to_string(), now.millis())?;
    Ok(())
}

/// Whether an account has this old account.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn is_linked(
    connection: &mut Connection<'_>,
    id: OldAccountId,
) -> Result<bool, StoreError> {
    let (count,) = fetch!(one(i64,), connection, IS_LINKED, id.to_string())?;
    Ok(count > 0)
}

/// Erases an old account and what it held. No account may be linked to it any more.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete(connection: &mut Connection<'_>, id: OldAccountId) -> Result<(), StoreError> {
    execute!(connection, DELETE_PRODUCTS, id.to_string())?;
    execute!(connection, DELETE, id.to_string())?;
    Ok(())
}
