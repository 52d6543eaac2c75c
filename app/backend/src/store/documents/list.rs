//! The list of an account's documents, and what of it is overdue.

use cps_domain::view::DocumentLink;
use cps_domain::{AccountId, Date, DocumentId, DocumentNumber, LevelCode, Money};

use super::row::{LinkRow, document_number};
use super::{LIST, OVERDUE};
use crate::store::column::parse;
use crate::store::connection::fetch;
use crate::store::{Connection, StoreError};

/// How many documents a page lists.
const PAGE: usize = 50;

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

/// One page of the account's documents, latest first, and where the next page begins if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn page(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    after: &str,
) -> Result<(Vec<ListedDocument>, Option<String>), StoreError> {
    // Sorts after every id.
    let after = Some(after).filter(|id| !id.is_empty()).unwrap_or("~");
    let mut rows = fetch!(all Row, connection, LIST, account_id.to_string(), after)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    let rows = rows.into_iter().map(ListedDocument::try_from);
    Ok((rows.collect::<Result<_, _>>()?, next))
}

/// The account's oldest invoice of which something is still to be paid though its due date is over.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn overdue(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
) -> Result<Option<DocumentLink>, StoreError> {
    let (account, today) = (account_id.to_string(), today.to_string());
    let row = fetch!(optional LinkRow, connection, OVERDUE, account, today)?;
    row.map(DocumentLink::try_from).transpose()
}
