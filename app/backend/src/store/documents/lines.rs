//! The lines of a document.

use cps_domain::{Currency, Date, LevelCode, Money};

use super::{Document, INSERT_LINE, LINES};
use crate::store::column::{number, parse};
use crate::store::connection::{execute, fetch};
use crate::store::{Connection, StoreError};

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What for, in the document's language.
    pub description: String,
    /// At which level.
    pub level: LevelCode,
    /// From which day.
    pub starts_on: Date,
    /// To which day.
    pub ends_on: Date,
    /// How many.
    pub quantity: u32,
    /// What one costs before VAT.
    pub unit_price: Money,
    /// What all cost before VAT.
    pub net: Money,
}

#[derive(sqlx::FromRow)]
struct Row {
    description: String,
    level: String,
    starts_on: String,
    ends_on: String,
    quantity: i64,
    unit_price: i64,
    net: i64,
    currency: String,
}

impl TryFrom<Row> for Line {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let currency: Currency = parse("documents.currency", &row.currency)?;
        Ok(Self {
            level: parse("document_lines.level", &row.level)?,
            starts_on: parse("document_lines.starts_on", &row.starts_on)?,
            ends_on: parse("document_lines.ends_on", &row.ends_on)?,
            quantity: number("document_lines.quantity", row.quantity)?,
            unit_price: Money::new(row.unit_price, currency),
            net: Money::new(row.net, currency),
            description: row.description,
        })
    }
}

/// Adds a document's lines.
pub(super) async fn insert(
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<(), StoreError> {
    for (position, line) in (1_i64..).zip(&document.lines) {
        execute!(
            &mut *connection,
            INSERT_LINE,
            document.id.to_string(),
            position,
            line.description.as_str(),
            line.level.code(),
            line.starts_on.to_string(),
            line.ends_on.to_string(),
            i64::from(line.quantity),
            line.unit_price.amount,
            line.net.amount,
        )?;
    }
    Ok(())
}

/// The lines of the document of this id, in their order.
pub(super) async fn of_document(
    connection: &mut Connection<'_>,
    document_id: &str,
) -> Result<Vec<Line>, StoreError> {
    let rows = fetch!(all Row, connection, LINES, document_id)?;
    rows.into_iter().map(Line::try_from).collect()
}
