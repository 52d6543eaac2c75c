//! When a product was bought.

use crate::{Date, Problem, parse_date};

/// Reads a purchase date (`2022-03-12`): "not in the future and not before the model's launch year" (the product's rules).
///
/// # Errors
/// [`Problem::Required`], [`Problem::Malformed`], [`Problem::InTheFuture`] or [`Problem::BeforeLaunch`].
pub fn parse_purchase_date(text: &str, today: Date, launched: i16) -> Result<Date, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Required);
    }
    let date = parse_date(text).ok_or(Problem::Malformed)?;
    if date > today {
        return Err(Problem::InTheFuture);
    }
    if date.year() < launched {
        return Err(Problem::BeforeLaunch { year: launched });
    }
    Ok(date)
}
