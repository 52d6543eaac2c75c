//! Levels of membership, their rules and their fees, each with the day from which it holds.

use cps_domain::{Currency, Date, Level, LevelCode, Money};

use super::column::{number, number_optional, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    /// A level without a rule or a fee on that day is not on offer.
    IN_FORCE = "
        SELECT levels.code, levels.family, rules.points_from, rules.points_over, rules.max_products, rules.repair_days,
            rules.loan, rules.cleans_per_body, rules.discount_percent, fees.fee
        FROM levels
        JOIN level_rules rules ON rules.level = levels.code AND rules.valid_from = (
            SELECT MAX(valid_from) FROM level_rules WHERE level = levels.code AND valid_from <= $1)
        JOIN level_fees fees ON fees.level = levels.code AND fees.currency = $2 AND fees.valid_from = (
            SELECT MAX(valid_from) FROM level_fees WHERE level = levels.code AND currency = $2 AND valid_from <= $1)
        ORDER BY levels.position";
    ADD = "INSERT INTO levels (code, family, position) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
    ADD_RULE = "
        INSERT INTO level_rules (level, valid_from, points_from, points_over, max_products, repair_days, loan, cleans_per_body,
            discount_percent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (level, valid_from) DO NOTHING";
    ADD_FEE = "INSERT INTO level_fees (level, currency, valid_from, fee) VALUES ($1, $2, $3, $4)
               ON CONFLICT (level, currency, valid_from) DO NOTHING";
}

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    family: String,
    points_from: Option<i64>,
    points_over: Option<i64>,
    max_products: Option<i64>,
    repair_days: i64,
    loan: String,
    cleans_per_body: i64,
    discount_percent: i64,
    fee: i64,
}

impl Row {
    fn into_level(self, currency: Currency) -> Result<Level, StoreError> {
        let points = |column, stored: Option<i64>| {
            Ok::<_, StoreError>(number_optional(column, stored)?.map(cps_domain::Points))
        };
        Ok(Level {
            code: parse("levels.code", &self.code)?,
            family: parse("levels.family", &self.family)?,
            points_from: points("level_rules.points_from", self.points_from)?,
            points_over: points("level_rules.points_over", self.points_over)?,
            max_products: number_optional("level_rules.max_products", self.max_products)?,
            fee: Money::new(self.fee, currency),
            repair_days: number("level_rules.repair_days", self.repair_days)?,
            loan: parse("level_rules.loan", &self.loan)?,
            cleans_per_body: number("level_rules.cleans_per_body", self.cleans_per_body)?,
            discount_percent: number("level_rules.discount_percent", self.discount_percent)?,
        })
    }
}

/// The levels as they stand on this day, with fees in this currency, from low to high.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn in_force(
    connection: &mut Connection<'_>,
    day: Date,
    currency: Currency,
) -> Result<Vec<Level>, StoreError> {
    let rows = fetch!(all Row, connection, IN_FORCE, day.to_string(), currency.code())?;
    rows.into_iter()
        .map(|row| row.into_level(currency))
        .collect()
}

/// Adds a level at its place in the list, and the rules and benefits that hold from this day on; what is there already stays. Its
/// fees are added by [`add_fee`], one currency at a time.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn add(
    connection: &mut Connection<'_>,
    position: i64,
    valid_from: Date,
    level: &Level,
) -> Result<(), StoreError> {
    let code = level.code.code();
    execute!(connection, ADD, code, level.family.code(), position)?;
    execute!(
        connection,
        ADD_RULE,
        code,
        valid_from.to_string(),
        level.points_from.map(|points| i64::from(points.0)),
        level.points_over.map(|points| i64::from(points.0)),
        level.max_products.map(i64::from),
        i64::from(level.repair_days),
        level.loan.code(),
        i64::from(level.cleans_per_body),
        i64::from(level.discount_percent),
    )?;
    Ok(())
}

/// Adds a level's fee in the fee's currency from this day on, unless that day has one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn add_fee(
    connection: &mut Connection<'_>,
    level: LevelCode,
    valid_from: Date,
    fee: Money,
) -> Result<(), StoreError> {
    let currency = fee.currency.code();
    execute!(
        connection,
        ADD_FEE,
        level.code(),
        currency,
        valid_from.to_string(),
        fee.amount
    )?;
    Ok(())
}
