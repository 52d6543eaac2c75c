//! «Mis productos»: one page of an account's products, and the totals above them.

use cps_domain::view::{ProductQuery, ProductRow, ProductSort, ProductState};
use cps_domain::{AccountId, Currency, Date, Points};

use super::column::{number, parse, parse_optional, points};
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

/// How many products a page lists.
const PAGE: usize = 50;

/// Sorts after every id, which are lower-case hexadecimal digits and hyphens, and after every date.
const LAST: &str = "~";

/// The account's products ($1) with today's points ($2), filtered by state ($3). Sorting by `id` is sorting by age.
macro_rules! listed {
    ($order:literal) => {
        concat!(
            "SELECT * FROM (
                SELECT products.id, models.name AS model, models.kind, products.serial_number,
                    COALESCE(products.purchase_date, '') AS purchase_date, products.purchase_date_estimated,
                    products.purchase_country, products.dealer, products.dealer_estimated, products.incomplete,
                    COALESCE(products.points, (
                        SELECT points FROM model_points WHERE model_id = products.model_id AND since <= $2
                        ORDER BY since DESC LIMIT 1
                    ), 0) AS points
                FROM products JOIN models ON models.id = products.model_id
                WHERE products.account_id = $1 AND products.removed_at IS NULL
                    AND (CAST($3 AS BOOLEAN) IS NULL OR products.incomplete = $3)
            ) AS listed WHERE ",
            $order,
            " LIMIT 51"
        )
    };
}

statements! {
    BY_ATTENTION = listed!("(incomplete, id) < ($4, $5) ORDER BY incomplete DESC, id DESC");
    BY_MODEL = listed!("(model, id) > ($4, $5) ORDER BY model, id");
    BY_POINTS = listed!("(points, id) < ($4, $5) ORDER BY points DESC, id DESC");
    BY_PURCHASE_DATE = listed!("(purchase_date, id) < ($4, $5) ORDER BY purchase_date DESC, id DESC");
    PANEL = "
        SELECT accounts.points, accounts.product_count, accounts.incomplete_count, countries.currency,
            old_accounts.id IS NOT NULL AS had_old_account,
            (SELECT COUNT(*) FROM old_products
                WHERE old_products.old_account_id = old_accounts.id AND old_accounts.migrated_at IS NULL) AS to_migrate,
            EXISTS (SELECT 1 FROM subscriptions
                WHERE account_id = accounts.id AND ended_at IS NULL AND ends_on >= $2) AS subscribed,
            (SELECT CAST(COALESCE(SUM((
                    SELECT points FROM model_points WHERE model_id = products.model_id AND since <= $2
                    ORDER BY since DESC LIMIT 1
                )), 0) AS BIGINT)
                FROM products
                WHERE account_id = accounts.id AND incomplete AND removed_at IS NULL) AS incomplete_points
        FROM accounts
        JOIN countries ON countries.code = accounts.country
        LEFT JOIN old_accounts ON old_accounts.id = accounts.old_account_id
        WHERE accounts.id = $1";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    model: String,
    kind: String,
    serial_number: Option<String>,
    /// Empty where it is missing.
    purchase_date: String,
    purchase_date_estimated: bool,
    purchase_country: Option<String>,
    dealer: Option<String>,
    dealer_estimated: bool,
    incomplete: bool,
    points: i64,
}

impl Row {
    /// Where a page that ends with this row ends, for [`page`] to go on from.
    fn cursor(&self, sort: ProductSort) -> String {
        let id = &self.id;
        match sort {
            ProductSort::Attention => format!("{}~{id}", u8::from(self.incomplete)),
            ProductSort::Model => format!("{}~{id}", self.model),
            ProductSort::Points => format!("{}~{id}", self.points),
            ProductSort::PurchaseDate => format!("{}~{id}", self.purchase_date),
        }
    }
}

impl TryFrom<Row> for ProductRow {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let purchase_date = Some(row.purchase_date.as_str()).filter(|date| !date.is_empty());
        Ok(Self {
            id: parse("products.id", &row.id)?,
            model: row.model,
            kind: parse("models.kind", &row.kind)?,
            serial_number: parse_optional("products.serial_number", row.serial_number.as_deref())?,
            purchase_date: parse_optional("products.purchase_date", purchase_date)?,
            purchase_date_estimated: row.purchase_date_estimated,
            purchase_country: parse_optional(
                "products.purchase_country",
                row.purchase_country.as_deref(),
            )?,
            dealer: parse_optional("products.dealer", row.dealer.as_deref())?,
            dealer_estimated: row.dealer_estimated,
            points: points("products.points", row.points)?,
            complete: !row.incomplete,
        })
    }
}

/// One page of an account's products, and where the next one begins if there is one. A cursor that is none of ours, or of another
/// order, begins at the beginning.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn page(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
    query: &ProductQuery,
) -> Result<(Vec<ProductRow>, Option<String>), StoreError> {
    let (account, today) = (account_id.to_string(), today.to_string());
    let incomplete = match query.state {
        ProductState::All => None,
        ProductState::Incomplete => Some(true),
        ProductState::Complete => Some(false),
    };
    let after = query
        .after
        .as_deref()
        .and_then(|cursor| cursor.rsplit_once('~'));
    let mut rows = match query.sort {
        ProductSort::Attention => {
            let (key, id) = after.map_or((true, LAST), |(key, id)| (key == "1", id));
            fetch!(all Row, connection, BY_ATTENTION, account, today, incomplete, key, id)?
        }
        ProductSort::Model => {
            let (key, id) = after.unwrap_or_default();
            fetch!(all Row, connection, BY_MODEL, account, today, incomplete, key, id)?
        }
        ProductSort::Points => {
            let read = after.and_then(|(key, id)| Some((key.parse::<i64>().ok()?, id)));
            let (key, id) = read.unwrap_or((i64::MAX, LAST));
            fetch!(all Row, connection, BY_POINTS, account, today, incomplete, key, id)?
        }
        ProductSort::PurchaseDate => {
            let (key, id) = after.unwrap_or((LAST, LAST));
            fetch!(all Row, connection, BY_PURCHASE_DATE, account, today, incomplete, key, id)?
        }
    };
    // One row more than a page holds was asked for, to learn whether another page follows.
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| row.cursor(query.sort));
    let rows = rows
        .into_iter()
        .map(ProductRow::try_from)
        .collect::<Result<_, _>>()?;
    Ok((rows, next))
}

/// What stands above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panel {
    /// What the complete products count.
    pub points: Points,
    /// All products.
    pub product_count: u32,
    /// Those that wait for a detail.
    pub incomplete_count: u32,
    /// What completing them all today would bring.
    pub incomplete_points: Points,
    /// In which the account pays.
    pub currency: Currency,
    /// Whether the application named an old account.
    pub had_old_account: bool,
    /// How many products could be moved from it.
    pub to_migrate: u32,
    /// Whether a subscription is live.
    pub subscribed: bool,
}

#[derive(sqlx::FromRow)]
struct PanelRow {
    points: i64,
    product_count: i64,
    incomplete_count: i64,
    currency: String,
    had_old_account: bool,
    to_migrate: i64,
    subscribed: bool,
    incomplete_points: i64,
}

impl TryFrom<PanelRow> for Panel {
    type Error = StoreError;

    fn try_from(row: PanelRow) -> Result<Self, StoreError> {
        Ok(Self {
            points: points("accounts.points", row.points)?,
            product_count: number("accounts.product_count", row.product_count)?,
            incomplete_count: number("accounts.incomplete_count", row.incomplete_count)?,
            incomplete_points: points("model_points.points", row.incomplete_points)?,
            currency: parse("countries.currency", &row.currency)?,
            had_old_account: row.had_old_account,
            to_migrate: number("old_products", row.to_migrate)?,
            subscribed: row.subscribed,
        })
    }
}

/// What stands above an account's list on this day.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn panel(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
) -> Result<Option<Panel>, StoreError> {
    let row =
        fetch!(optional PanelRow, connection, PANEL, account_id.to_string(), today.to_string())?;
    row.map(Panel::try_from).transpose()
}
