//! «Mis productos»: one page of an account's products.

use cps_domain::view::{ProductQuery, ProductRow, ProductSort, ProductState};
use cps_domain::{AccountId, Date};

use super::column::{parse, parse_optional, points};
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

/// How many products a page lists.
const PAGE: usize = 50;

/// Sorts after every id, which are lower-case hexadecimal digits and hyphens, and after every date.
const LAST: &str = "~";

/// Stands in a cursor for the points of a product that doesn't count yet.
const WAITING: i64 = -1;

/// Sorts after every text.
const LAST_OF_ALL: &str = "\u{10FFFF}";

/// A part of the account's products ($1) in its order: a range of one index, of which no more is read than a page takes. No order is
/// by id alone, or Postgres might look for the account's products among everybody's by the primary key.
macro_rules! part {
    ($range:literal, $order:literal) => {
        concat!(
            "SELECT * FROM (SELECT * FROM products WHERE account_id = $1 AND removed_at IS NULL AND ",
            $range,
            " ORDER BY ",
            $order,
            " LIMIT 51) AS part"
        )
    };
}

/// The first of these parts' products with today's points ($2). A part that is not asked for begins where there is nothing more.
macro_rules! listed {
    ($order:literal, $first:expr $(, $part:expr)*) => {
        concat!(
            "SELECT listed.id, listed.model_name AS model, models.kind, listed.serial_number,
                COALESCE(listed.purchase_date, '') AS purchase_date, listed.purchase_date_estimated, listed.purchase_country,
                listed.dealer, listed.dealer_estimated, listed.incomplete,
                COALESCE(listed.points, (SELECT points FROM model_points WHERE model_id = listed.model_id AND since <= $2
                    ORDER BY since DESC LIMIT 1), 0) AS points
            FROM (",
            $first,
            $(" UNION ALL ", $part,)*
            ") AS listed JOIN models ON models.id = listed.model_id ORDER BY ",
            $order,
            " LIMIT 51"
        )
    };
}

statements! {
    BY_ATTENTION = listed!("listed.incomplete DESC, listed.id DESC",
        part!("(incomplete, id) < ($3, $4) AND (incomplete, id) > ($5, $6)", "incomplete DESC, id DESC"));
    BY_MODEL = listed!("listed.model_name, listed.id",
        part!("incomplete = TRUE AND (model_name, id) > ($3, $4)", "model_name, id"),
        part!("incomplete = FALSE AND (model_name, id) > ($5, $6)", "model_name, id"));
    /// What does not count yet comes after all that does.
    BY_POINTS = listed!("listed.incomplete, listed.points DESC, listed.id DESC",
        part!("(incomplete, id) < (TRUE, $3) AND (incomplete, id) > (TRUE, '')", "incomplete DESC, id DESC"),
        part!("incomplete = FALSE AND (points, id) < ($4, $5)", "points DESC, id DESC"));
    /// Those without a date come last.
    BY_PURCHASE_DATE = listed!("COALESCE(listed.purchase_date, '') DESC, listed.id DESC",
        part!("incomplete = TRUE AND purchase_date IS NULL AND id < $3", "purchase_date DESC, id DESC"),
        part!("incomplete = TRUE AND (purchase_date, id) < ($4, $5)", "purchase_date DESC, id DESC"),
        part!("incomplete = FALSE AND (purchase_date, id) < ($6, $7)", "purchase_date DESC, id DESC"));
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
            ProductSort::Points if self.incomplete => format!("{WAITING}~{id}"),
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
    let account = account_id.to_string();
    let today = today.to_string();
    let mut rows = match query.sort {
        ProductSort::Attention => by_attention(connection, &account, &today, query).await?,
        ProductSort::Model => by_model(connection, &account, &today, query).await?,
        ProductSort::Points => by_points(connection, &account, &today, query).await?,
        ProductSort::PurchaseDate => by_purchase_date(connection, &account, &today, query).await?,
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

/// The key and the id with which the page before ended.
fn after(query: &ProductQuery) -> Option<(&str, &str)> {
    query.after.as_deref()?.rsplit_once('~')
}

/// Where a part begins, or `nowhere` if the filter leaves it out.
fn begin<T>(query: &ProductQuery, part: ProductState, there: T, nowhere: T) -> T {
    match query.state {
        ProductState::All => there,
        state if state == part => there,
        _ => nowhere,
    }
}

async fn by_attention(
    connection: &mut Connection<'_>,
    account: &str,
    today: &str,
    query: &ProductQuery,
) -> Result<Vec<Row>, StoreError> {
    let start = match query.state {
        ProductState::Complete => (false, LAST),
        ProductState::All | ProductState::Incomplete => (true, LAST),
    };
    let (waiting, id) = after(query).map_or(start, |(key, id)| (key == "1", id));
    let (until, last) = match query.state {
        ProductState::Incomplete => (true, ""),
        ProductState::All | ProductState::Complete => (false, ""),
    };
    fetch!(all Row, connection, BY_ATTENTION, account, today, waiting, id, until, last)
}

async fn by_model(
    connection: &mut Connection<'_>,
    account: &str,
    today: &str,
    query: &ProductQuery,
) -> Result<Vec<Row>, StoreError> {
    let (there, nowhere) = (after(query).unwrap_or_default(), (LAST_OF_ALL, LAST_OF_ALL));
    let (model, id) = begin(query, ProductState::Incomplete, there, nowhere);
    let counting = begin(query, ProductState::Complete, there, nowhere);
    fetch!(all Row, connection, BY_MODEL, account, today, model, id, counting.0, counting.1)
}

async fn by_points(
    connection: &mut Connection<'_>,
    account: &str,
    today: &str,
    query: &ProductQuery,
) -> Result<Vec<Row>, StoreError> {
    let key = after(query).and_then(|(key, id)| Some((key.parse().ok()?, id)));
    let (waiting, counting) = match key {
        None => (LAST, (i64::MAX, LAST)),
        Some((WAITING, id)) => (id, (WAITING, id)),
        Some(key) => (LAST, key),
    };
    let waiting = begin(query, ProductState::Incomplete, waiting, "");
    let (points, id) = begin(query, ProductState::Complete, counting, (WAITING, ""));
    fetch!(all Row, connection, BY_POINTS, account, today, waiting, points, id)
}

async fn by_purchase_date(
    connection: &mut Connection<'_>,
    account: &str,
    today: &str,
    query: &ProductQuery,
) -> Result<Vec<Row>, StoreError> {
    let (there, nowhere) = (after(query).unwrap_or((LAST, LAST)), ("", ""));
    let undated = match there {
        ("", id) => id,
        _ => LAST,
    };
    let undated = begin(query, ProductState::Incomplete, undated, "");
    let (date, id) = begin(query, ProductState::Incomplete, there, nowhere);
    let counting = begin(query, ProductState::Complete, there, nowhere);
    fetch!(
        all Row, connection, BY_PURCHASE_DATE, account, today, undated, date, id, counting.0, counting.1
    )
}
