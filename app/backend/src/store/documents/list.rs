//! The list of an account's documents.

use cps_domain::{AccountId, Date, DocumentId, DocumentNumber, LevelCode, Money};

use super::LIST;
use super::row::document_number;
use crate::store::column::parse;
use crate::store::connection::fetch;
use crate::store::{Connection, StoreError};

/// What the list shows of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDocument {
    /// Which one.
    pub id: DocumentId,
    /// Its number.
    pub number: DocumentNumber,
    /// When it was issued.
    pub issued_on: Date,
    /// By when it is to be paid.
    pub due_on: Date,
    /// For which level.
    pub level: LevelCode,
    /// The amount with VAT.
    pub gross: Money,
    /// What is still to be paid for it; negative if that much is to be given back.
    pub open: Money,
    /// Whether a credit note takes it back, or a part of it.
    pub credited: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    series: String,
    number: i64,
    issued_on: String,
    due_on: String,
    level: String,
    gross: i64,
    currency: String,
    open: i64,
    notes: i64,
}

impl TryFrom<Row> for ListedDocument {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let currency = parse("documents.currency", &row.currency)?;
        Ok(Self {
            id: parse("documents.id", &row.id)?,
            number: document_number(&row.series, row.number)?,
            issued_on: parse("documents.issued_on", &row.issued_on)?,
            due_on: parse("documents.due_on", &row.due_on)?,
            level: parse("terms.level", &row.level)?,
            gross: Money::new(row.gross, currency),
            open: Money::new(row.open, currency),
            credited: row.notes > 0,
        })
    }
}

/// The account's documents, latest first. There are a few a year, so the list is not paged.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn list(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<ListedDocument>, StoreError> {
    let rows = fetch!(all Row, connection, LIST, account_id.to_string())?;
    rows.into_iter().map(ListedDocument::try_from).collect()
}
