//! Products by the million, made by the database itself: for load tests only.

use std::ops::Range;

use cps_domain::{AccountId, Instant, ModelId, Points};
use uuid::Uuid;

use super::connection::execute;
use super::statement::statements;
use super::totals::{self, Share};
use super::{Connection, StoreError};

statements! {
    /// The products $3 to $4, the last one left out, of five models that take turns; every tenth lacks its dealer. Ids and serial
    /// numbers count up from their prefixes, so that the indexes grow at their ends.
    INSERT = "
        INSERT INTO products (id, account_id, model_id, model_name, serial_number, purchase_date, purchase_date_estimated,
            purchase_country, dealer, dealer_estimated, points, completed_at, incomplete, registered_at, migrated)
        WITH RECURSIVE series (n) AS (
            SELECT CAST($3 AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n + 1 < $4
        ), chosen (place, model_id, points) AS (
            SELECT 0, CAST($7 AS TEXT), CAST($8 AS BIGINT) UNION ALL SELECT 1, $9, $10 UNION ALL SELECT 2, $11, $12
            UNION ALL SELECT 3, $13, $14 UNION ALL SELECT 4, $15, $16
        )
        SELECT $1 || substr(CAST(1000000000000 + n AS TEXT), 2), $2, models.id, models.name,
            $5 || substr(CAST(1000000000000 + n AS TEXT), 2), '2024-' || substr(CAST(101 + n % 12 AS TEXT), 2) || '-21', FALSE,
            'GB', CASE WHEN n % 10 = 0 THEN NULL ELSE 'Northern Lens Leeds' END, FALSE,
            CASE WHEN n % 10 = 0 THEN NULL ELSE chosen.points END, CASE WHEN n % 10 = 0 THEN NULL ELSE CAST($6 AS BIGINT) END, n % 10 = 0,
            $6, FALSE
        FROM series JOIN chosen ON chosen.place = n % 5 JOIN models ON models.id = chosen.model_id
        ORDER BY n";
}

/// How many models take turns.
pub const MODELS: usize = 5;

/// One product in so many is incomplete.
const INCOMPLETE_EVERY: u32 = 10;

/// Products that differ in little but their numbers.
#[derive(Clone, Debug)]
pub struct ProductSeries {
    /// Whose.
    pub account_id: AccountId,
    /// Its first half begins each id, its random end each serial number.
    pub id: Uuid,
    /// The models, and what a product of each counts.
    pub models: [(ModelId, Points); MODELS],
    /// When they are registered.
    pub registered_at: Instant,
}

/// Adds the products of these numbers to their account and its totals. The id of each ends in its number, in twelve digits.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    series: &ProductSeries,
    numbers: &Range<u32>,
) -> Result<(), StoreError> {
    let id = series.id.to_string();
    let prefix = id.get(..24).unwrap_or_default();
    let (_, random) = series.id.as_u64_pair();
    let serial = format!("{:08X}", random % (1 << 32));
    let [one, two, three, four, five] = series.models;
    let count = |points: Points| i64::from(points.0);
    execute!(
        &mut *connection,
        INSERT,
        prefix,
        series.account_id.to_string(),
        i64::from(numbers.start),
        i64::from(numbers.end),
        serial,
        series.registered_at.millis(),
        one.0.to_string(),
        count(one.1),
        two.0.to_string(),
        count(two.1),
        three.0.to_string(),
        count(three.1),
        four.0.to_string(),
        count(four.1),
        five.0.to_string(),
        count(five.1),
    )?;
    let mut shares = series.models.map(|model| (model, Share::default()));
    for number in numbers.clone() {
        let turn = usize::try_from(number).unwrap_or_default() % MODELS;
        if let Some(((_, points), share)) = shares.get_mut(turn) {
            let counts = !number.is_multiple_of(INCOMPLETE_EVERY);
            *share += Share::of(counts.then(|| count(*points)));
        }
    }
    for ((model_id, _), share) in shares {
        totals::alter(connection, series.account_id, model_id, share).await?;
    }
    Ok(())
}
