//! From the columns of the books to what they stand for.

use cps_domain::Money;

use super::Booked;
use crate::store::StoreError;
use crate::store::column::parse;

/// A sum of postings.
#[derive(sqlx::FromRow)]
pub(super) struct SumRow {
    amount: i64,
    currency: String,
}

impl TryFrom<SumRow> for Money {
    type Error = StoreError;

    fn try_from(row: SumRow) -> Result<Self, StoreError> {
        let currency = parse("postings.currency", &row.currency)?;
        Ok(Self::new(row.amount, currency))
    }
}

/// A posting on an invoice.
#[derive(sqlx::FromRow)]
pub(super) struct MovementRow {
    booked_on: String,
    occasion: String,
    amount: i64,
    currency: String,
}

impl TryFrom<MovementRow> for Booked {
    type Error = StoreError;

    fn try_from(row: MovementRow) -> Result<Self, StoreError> {
        let currency = parse("postings.currency", &row.currency)?;
        Ok(Self {
            on: parse("entries.booked_on", &row.booked_on)?,
            booking: parse("entries.occasion", &row.occasion)?,
            amount: Money::new(row.amount, currency),
        })
    }
}
