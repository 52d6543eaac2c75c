//! Invoices.

use std::{fmt, str::FromStr};

use crate::{Date, Unrecognized};

/// Days from issue to due date (guide, step 4: "normalmente en un plazo de 30 días").
pub const PAYMENT_DAYS: i64 = 30;

/// An invoice's number, `2026-000001`: a series for each year of issue, without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoiceNumber {
    /// The year of issue.
    pub series: i16,
    /// The place in the series, from 1.
    pub number: u32,
}

impl InvoiceNumber {
    /// The number at this place in the series of the day of issue.
    #[must_use]
    pub fn new(issued_on: Date, number: u32) -> Self {
        Self {
            series: issued_on.year(),
            number,
        }
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:06}", self.series, self.number)
    }
}

impl FromStr for InvoiceNumber {
    type Err = Unrecognized;

    fn from_str(text: &str) -> Result<Self, Unrecognized> {
        let (series, number) = text.split_once('-').ok_or(Unrecognized)?;
        let number = Self {
            series: series.parse().map_err(|_| Unrecognized)?,
            number: number.parse().map_err(|_| Unrecognized)?,
        };
        // One number, one spelling.
        let canonical = number.to_string() == text;
        canonical.then_some(number).ok_or(Unrecognized)
    }
}

travels_as_text!(InvoiceNumber);

/// The day by which an invoice issued on this day is to be paid.
#[must_use]
pub fn due_on(issued_on: Date) -> Date {
    issued_on.plus_days(PAYMENT_DAYS)
}
