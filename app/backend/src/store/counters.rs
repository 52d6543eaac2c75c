//! Numbers without gaps: a row per sequence, raised in the transaction that uses the number. A transaction that is undone
//! takes its number back with it.

use super::column::number;
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    NEXT = "INSERT INTO counters (name, value) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value";
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// Members.
    Members,
    /// Invoices of a series.
    Invoices {
        /// The year of issue.
        series: i16,
    },
    /// Credit notes of a series.
    CreditNotes {
        /// The year of issue.
        series: i16,
    },
}

impl Counter {
    fn name(self) -> String {
        match self {
            Self::Members => "members".to_owned(),
            Self::Invoices { series } => format!("invoices/{series:04}"),
            Self::CreditNotes { series } => format!("credit_notes/{series:04}"),
        }
    }
}

/// The next number of a sequence, from 1.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn next<N: TryFrom<i64>>(
    connection: &mut Connection<'_>,
    counter: Counter,
) -> Result<N, StoreError> {
    let (value,) = fetch!(one(i64,), connection, NEXT, counter.name())?;
    number("counters.value", value)
}
