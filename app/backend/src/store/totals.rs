//! What an account's products come to. It is kept beside them, by whatever writes them, so that a page reads it instead of counting.

use std::ops::{AddAssign, Sub};

use cps_domain::{AccountId, CountryCode, Date, Instant, ModelId, Points};

use super::column::{number, parse, points};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    READ = "SELECT points, invited_at, country FROM accounts WHERE id = $1 AND closed_at IS NULL";
    ADD = "
        UPDATE accounts SET points = points + $2, product_count = product_count + $3, incomplete_count = incomplete_count + $4
        WHERE id = $1";
    ADD_INCOMPLETE = "
        INSERT INTO incomplete_products (account_id, model_id, number) VALUES ($1, $2, $3)
        ON CONFLICT (account_id, model_id) DO UPDATE SET number = incomplete_products.number + excluded.number";
    TAKE_INCOMPLETE = "UPDATE incomplete_products SET number = number - $3 WHERE account_id = $1 AND model_id = $2";
    CLEAR = "UPDATE accounts SET points = 0, product_count = 0, incomplete_count = 0 WHERE id = $1";
    CLEAR_INCOMPLETE = "DELETE FROM incomplete_products WHERE account_id = $1";
    INCOMPLETE = "
        SELECT number, COALESCE((SELECT points FROM model_points
            WHERE model_id = incomplete_products.model_id AND since <= $2 ORDER BY since DESC LIMIT 1), 0)
        FROM incomplete_products WHERE account_id = $1 AND number > 0";
}

/// What a change of products left an account with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// What its complete products count now.
    pub points: Points,
    /// When it was invited, if it was.
    pub invited_at: Option<Instant>,
    /// Where it is.
    pub country: CountryCode,
}

/// Incomplete products of one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incomplete {
    /// How many.
    pub number: u32,
    /// What completing each of them would bring.
    pub each: Points,
}

/// What products of one model add to their account's totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    points: i64,
    products: i64,
    incomplete: i64,
}

impl Share {
    /// A live product's, with the points that it counts if it is complete.
    pub(super) fn of(points: Option<i64>) -> Self {
        Self {
            points: points.unwrap_or_default(),
            products: 1,
            incomplete: i64::from(points.is_none()),
        }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.points += other.points;
        self.products += other.products;
        self.incomplete += other.incomplete;
    }
}

impl Sub for Share {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            points: self.points - other.points,
            products: self.products - other.products,
            incomplete: self.incomplete - other.incomplete,
        }
    }
}

/// Alters an account's totals by what changed among its products of a model, in the transaction of that change.
pub(super) async fn alter(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    model_id: ModelId,
    by: Share,
) -> Result<(), StoreError> {
    if by == Share::default() {
        return Ok(());
    }
    let account = account_id.to_string();
    let (points, products, incomplete) = (by.points, by.products, by.incomplete);
    execute!(
        &mut *connection,
        ADD,
        account.as_str(),
        points,
        products,
        incomplete
    )?;
    let model = model_id.to_string();
    if incomplete > 0 {
        execute!(connection, ADD_INCOMPLETE, account, model, incomplete)?;
    } else if incomplete < 0 {
        // An insert of a negative number would break the table's check before it met the row that is there.
        execute!(connection, TAKE_INCOMPLETE, account, model, -incomplete)?;
    }
    Ok(())
}

/// Sets an account's totals to nothing, in the transaction that erases its products.
pub(super) async fn clear(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    let account = account_id.to_string();
    execute!(&mut *connection, CLEAR, account.as_str())?;
    execute!(connection, CLEAR_INCOMPLETE, account)?;
    Ok(())
}

/// An account's totals.
///
/// # Errors
/// [`StoreError`] when the store fails, also when there is no such account, or it was closed.
pub async fn read(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Totals, StoreError> {
    let (stored, invited_at, country) = fetch!(
        one(i64, Option<i64>, String),
        connection,
        READ,
        account_id.to_string()
    )?;
    Ok(Totals {
        points: points("accounts.points", stored)?,
        invited_at: invited_at.map(Instant::from_millis),
        country: parse("accounts.country", &country)?,
    })
}

/// An account's incomplete products, and what completing them on this day would bring.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn incomplete(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    day: Date,
) -> Result<Vec<Incomplete>, StoreError> {
    let (account, day) = (account_id.to_string(), day.to_string());
    let rows = fetch!(all(i64, i64), connection, INCOMPLETE, account, day)?;
    rows.into_iter()
        .map(|(count, each)| {
            Ok(Incomplete {
                number: number("incomplete_products.number", count)?,
                each: points("model_points.points", each)?,
            })
        })
        .collect()
}
