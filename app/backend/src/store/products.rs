//! Registered products: one at a time. Lists are in [`product_list`](super::product_list).

use cps_domain::{
    AccountId, Instant, ModelId, ModelKind, Points, ProductDetails, ProductId, SerialNumber,
};

use super::column::{number, number_optional, parse, parse_optional};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::totals::{self, Share};
use super::{Connection, StoreError};

statements! {
    /// Another account's product, or a removed one, is not there.
    FIND = "
        SELECT products.id, products.model_id, models.name AS model, models.kind, models.launched, products.serial_number,
            products.purchase_date, products.purchase_date_estimated, products.purchase_country, products.dealer,
            products.dealer_estimated, products.points, products.completed_at, products.registered_at, products.migrated
        FROM products JOIN models ON models.id = products.model_id
        WHERE products.id = $1 AND products.account_id = $2 AND products.removed_at IS NULL";
    HOLDER = "SELECT id, account_id FROM products WHERE model_id = $1 AND serial_number = $2 AND removed_at IS NULL";
    INSERT = "
        INSERT INTO products (id, account_id, model_id, model_name, serial_number, purchase_date, purchase_date_estimated,
            purchase_country, dealer, dealer_estimated, points, completed_at, incomplete, registered_at, migrated)
        VALUES ($1, $2, $3, (SELECT name FROM models WHERE id = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    LIVE = "SELECT account_id, points FROM products WHERE id = $1 AND removed_at IS NULL";
    UPDATE = "
        UPDATE products SET serial_number = $2, purchase_date = $3, purchase_date_estimated = $4, purchase_country = $5,
            dealer = $6, dealer_estimated = $7, points = $8, completed_at = $9, incomplete = $10
        WHERE id = $1";
    SET_REMOVED = "UPDATE products SET removed_at = $3 WHERE id = $1 AND account_id = $2 AND removed_at IS NULL
                   RETURNING model_id, points";
    /// Two, because each finds its products by an index of its own.
    DELETE_LIVE = "DELETE FROM products WHERE account_id = $1 AND removed_at IS NULL";
    DELETE_REMOVED = "DELETE FROM products WHERE account_id = $1 AND removed_at IS NOT NULL";
}

/// Since when a product counts, and how much: fixed for good on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// How much.
    pub points: Points,
    /// Since when.
    pub at: Instant,
}

/// A registered product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Which model.
    pub model_id: ModelId,
    /// What is known about it.
    pub details: ProductDetails,
    /// That it counts; none while a detail is missing.
    pub completion: Option<Completion>,
    /// When it was registered.
    pub registered_at: Instant,
    /// Whether it came from an old account.
    pub migrated: bool,
}

/// A product with what the catalogue says about its model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CataloguedProduct {
    /// The product.
    pub product: Product,
    /// The model's name.
    pub model: String,
    /// The model's kind.
    pub kind: ModelKind,
    /// The year the model came out.
    pub launched: i16,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    model_id: String,
    model: String,
    kind: String,
    launched: i64,
    serial_number: Option<String>,
    purchase_date: Option<String>,
    purchase_date_estimated: bool,
    purchase_country: Option<String>,
    dealer: Option<String>,
    dealer_estimated: bool,
    points: Option<i64>,
    completed_at: Option<i64>,
    registered_at: i64,
    migrated: bool,
}

impl TryFrom<Row> for CataloguedProduct {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let fixed: Option<u32> = number_optional("products.points", row.points)?;
        let completion = fixed.zip(row.completed_at);
        let product = Product {
            id: parse("products.id", &row.id)?,
            model_id: parse("products.model_id", &row.model_id)?,
            details: ProductDetails {
                serial_number: parse_optional(
                    "products.serial_number",
                    row.serial_number.as_deref(),
                )?,
                purchase_date: parse_optional(
                    "products.purchase_date",
                    row.purchase_date.as_deref(),
                )?,
                purchase_date_estimated: row.purchase_date_estimated,
                purchase_country: parse_optional(
                    "products.purchase_country",
                    row.purchase_country.as_deref(),
                )?,
                dealer: parse_optional("products.dealer", row.dealer.as_deref())?,
                dealer_estimated: row.dealer_estimated,
            },
            completion: completion.map(|(points, at)| Completion {
                points: Points(points),
                at: Instant::from_millis(at),
            }),
            registered_at: Instant::from_millis(row.registered_at),
            migrated: row.migrated,
        };
        Ok(Self {
            product,
            model: row.model,
            kind: parse("models.kind", &row.kind)?,
            launched: number("models.launched", row.launched)?,
        })
    }
}

/// An account's product. Another account's id finds as little as one that does not exist.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    id: ProductId,
) -> Result<Option<CataloguedProduct>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string(), account_id.to_string())?;
    row.map(CataloguedProduct::try_from).transpose()
}

/// Which live product of this model has this serial number, and whose it is.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn holder(
    connection: &mut Connection<'_>,
    model_id: ModelId,
    serial_number: &SerialNumber,
) -> Result<Option<(ProductId, AccountId)>, StoreError> {
    let row = fetch!(
        optional(String, String),
        connection,
        HOLDER,
        model_id.to_string(),
        serial_number.as_str()
    )?;
    row.map(|(id, account_id)| {
        Ok((
            parse("products.id", &id)?,
            parse("products.account_id", &account_id)?,
        ))
    })
    .transpose()
}

/// Adds a product to an account and to its totals.
///
/// # Errors
/// [`StoreError::Unique`] when a live product of the model has the serial number.
pub async fn insert(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    product: &Product,
) -> Result<(), StoreError> {
    let details = &product.details;
    let points = product
        .completion
        .map(|completion| i64::from(completion.points.0));
    execute!(
        &mut *connection,
        INSERT,
        product.id.to_string(),
        account_id.to_string(),
        product.model_id.to_string(),
        details.serial_number.as_ref().map(|serial| serial.as_str()),
        details.purchase_date.map(|date| date.to_string()),
        details.purchase_date_estimated,
        details.purchase_country.map(|country| country.to_string()),
        details.dealer.as_ref().map(|dealer| dealer.as_str()),
        details.dealer_estimated,
        points,
        product.completion.map(|completion| completion.at.millis()),
        product.completion.is_none(),
        product.registered_at.millis(),
        product.migrated,
    )?;
    totals::alter(connection, account_id, product.model_id, Share::of(points)).await
}

/// Writes a live product's details and completion as they are now, and what that changes of its account's totals. A removed
/// product stays as it was.
///
/// # Errors
/// [`StoreError::Unique`] when another live product of the model has the serial number.
pub async fn update(connection: &mut Connection<'_>, product: &Product) -> Result<(), StoreError> {
    let id = product.id.to_string();
    let live = fetch!(optional(String, Option<i64>), &mut *connection, LIVE, id)?;
    let Some((account_id, counted)) = live else {
        return Ok(());
    };
    let details = &product.details;
    let points = product
        .completion
        .map(|completion| i64::from(completion.points.0));
    execute!(
        &mut *connection,
        UPDATE,
        product.id.to_string(),
        details.serial_number.as_ref().map(|serial| serial.as_str()),
        details.purchase_date.map(|date| date.to_string()),
        details.purchase_date_estimated,
        details.purchase_country.map(|country| country.to_string()),
        details.dealer.as_ref().map(|dealer| dealer.as_str()),
        details.dealer_estimated,
        points,
        product.completion.map(|completion| completion.at.millis()),
        product.completion.is_none(),
    )?;
    let account_id = parse("products.account_id", &account_id)?;
    let by = Share::of(points) - Share::of(counted);
    totals::alter(connection, account_id, product.model_id, by).await
}

/// Takes an account's product off its list and out of its totals, which frees the serial number. Says whether it was there.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn set_removed(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    id: ProductId,
    now: Instant,
) -> Result<bool, StoreError> {
    let removed = fetch!(
        optional(String, Option<i64>),
        &mut *connection,
        SET_REMOVED,
        id.to_string(),
        account_id.to_string(),
        now.millis()
    )?;
    let Some((model_id, points)) = removed else {
        return Ok(false);
    };
    let model_id = parse("products.model_id", &model_id)?;
    let by = Share::default() - Share::of(points);
    totals::alter(connection, account_id, model_id, by).await?;
    Ok(true)
}

/// Erases an account's products, removed ones too, and its totals.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn delete_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    let account = account_id.to_string();
    execute!(&mut *connection, DELETE_LIVE, account.as_str())?;
    execute!(&mut *connection, DELETE_REMOVED, account)?;
    totals::clear(connection, account_id).await
}
