//! Issued invoices and credit notes: written once, never changed.

mod files;
mod lines;
mod list;
mod row;

use cps_domain::view::{DocumentLink, Party};
use cps_domain::{
    AccountId, BankAccount, CreditReason, Date, DocumentId, DocumentKind, DocumentNumber, Instant,
    Language, MemberNumber, Money, PaymentMethod, Price, PurchaseOrder, SubscriptionId, TermId,
};

use self::row::{LinkRow, Row};
use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

pub use self::files::{FileHashes, file, filed};
pub use self::lines::Line;
pub use self::list::{ListedDocument, overdue, page};
pub(super) use self::row::document_number;

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT documents.id, documents.kind, documents.account_id, documents.subscription_id, ",
            "documents.term_id, documents.corrects, corrected.series AS corrected_series, ",
            "corrected.number AS corrected_number, documents.reason, documents.series, ",
            "documents.number, documents.issued_on, documents.due_on, documents.currency, ",
            "documents.net, documents.vat_basis_points, documents.vat, documents.gross, ",
            "documents.treatment, documents.purchase_order, documents.method, ",
            "documents.member_number, documents.issuer, documents.buyer, documents.bank, ",
            "documents.language FROM documents ",
            "LEFT JOIN documents AS corrected ON corrected.id = documents.corrects WHERE ",
            $condition
        )
    };
}

statements! {
    INSERT = "INSERT INTO documents (id, kind, account_id, subscription_id, term_id, corrects, reason, series, number,
              issued_on, due_on, currency, net, vat_basis_points, vat, gross, treatment, purchase_order, method,
              member_number, issuer, buyer, bank, language, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
              $23, $24, $25)";
    FIND = select!("documents.id = $1");
    FIND_OF_ACCOUNT = select!("documents.id = $1 AND documents.account_id = $2");
    FIND_BY_NUMBER = select!("documents.series = $1 AND documents.number = $2");
    OF_SUBSCRIPTION = select!("documents.subscription_id = $1 ORDER BY documents.id");
    OF_TERM = "SELECT id FROM documents WHERE term_id = $1 AND kind = 'invoice'";
    CORRECTING = "SELECT id, series, number FROM documents WHERE corrects = $1 ORDER BY id";
    CREDITED = "SELECT CAST((SELECT COALESCE(SUM(gross), 0) FROM documents AS notes
                             WHERE notes.corrects = documents.id) AS BIGINT), currency
                FROM documents WHERE id = $1";
    LAST_ISSUED_ON = "SELECT issued_on FROM documents WHERE series = $1 ORDER BY number DESC LIMIT 1";
    INSERT_LINE = "INSERT INTO document_lines (document_id, position, description, level, starts_on, ends_on, quantity,
                   unit_price, net) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LINES = "SELECT description, document_lines.level, starts_on, ends_on, quantity, unit_price, document_lines.net,
                 currency
             FROM document_lines JOIN documents ON documents.id = document_id WHERE document_id = $1 ORDER BY position";
    /// A range of the index by account: Postgres might look for an equal account in the order of all ids.
    LIST = "SELECT documents.id, series, number, issued_on, due_on, terms.level, gross, documents.currency,
                CAST((SELECT COALESCE(SUM(amount), 0) FROM postings
                      WHERE document_id = documents.id AND book = 'receivable') AS BIGINT) AS open,
                (SELECT COUNT(*) FROM documents AS notes WHERE notes.corrects = documents.id) AS notes
            FROM documents JOIN terms ON terms.id = documents.term_id
            WHERE (documents.account_id, documents.id) < ($1, $2) AND (documents.account_id, documents.id) > ($1, '')
            ORDER BY documents.account_id DESC, documents.id DESC LIMIT 51";
    OVERDUE = "SELECT id, series, number FROM documents
               WHERE account_id = $1 AND kind = 'invoice' AND due_on < $2
                   AND (SELECT SUM(amount) FROM postings WHERE document_id = documents.id AND book = 'receivable') > 0
               ORDER BY due_on, id LIMIT 1";
    FILE = "INSERT INTO document_files (document_id, pdf_sha256, xml_sha256, filed_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (document_id) DO NOTHING";
    FILED = "SELECT pdf_sha256, xml_sha256 FROM document_files WHERE document_id = $1";
}

/// A document as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its number, without gaps in its series; it says whether this is an invoice or a credit note.
    pub number: DocumentNumber,
    /// Whose.
    pub account_id: AccountId,
    /// For which subscription.
    pub subscription_id: SubscriptionId,
    /// For which term.
    pub term_id: TermId,
    /// Which invoice a credit note takes back.
    pub corrects: Option<DocumentId>,
    /// That invoice's number.
    pub corrected_number: Option<DocumentNumber>,
    /// Why a credit note was issued.
    pub reason: Option<CreditReason>,
    /// When it was issued; never before an earlier number of the series.
    pub issued_on: Date,
    /// By when an invoice is to be paid. A credit note is due on the day of its issue.
    pub due_on: Date,
    /// What for: at least one line, whose net amounts add up to the document's.
    pub lines: Vec<Line>,
    /// The amounts. Those of a credit note are positive: they say what is given back.
    pub price: Price,
    /// The buyer's purchase order number.
    pub purchase_order: Option<PurchaseOrder>,
    /// How it is paid.
    pub method: PaymentMethod,
    /// The buyer's member number.
    pub member_number: MemberNumber,
    /// Who issued it, as of that day.
    pub issuer: Party,
    /// Whom it is for, as of that day.
    pub buyer: Party,
    /// Where a transfer goes, as of that day.
    pub bank: Option<BankAccount>,
    /// In which language it was issued.
    pub language: Language,
}

impl Document {
    /// Whether it asks for money or gives some back.
    #[must_use]
    pub const fn kind(&self) -> DocumentKind {
        self.number.kind
    }
}

/// Adds a document with its lines.
///
/// # Errors
/// [`StoreError::Unique`] if the term has an invoice or the number is taken; other [`StoreError`]s when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    document: &Document,
    now: Instant,
) -> Result<(), StoreError> {
    let price = &document.price;
    execute!(
        connection,
        INSERT,
        document.id.to_string(),
        document.kind().code(),
        document.account_id.to_string(),
        document.subscription_id.to_string(),
        document.term_id.to_string(),
        document.corrects.map(|id| id.to_string()),
        document.reason.map(CreditReason::code),
        row::series(document.kind(), document.number.series),
        i64::from(document.number.number),
        document.issued_on.to_string(),
        document.due_on.to_string(),
        price.net.currency.code(),
        price.net.amount,
        i64::from(price.rate.basis_points()),
        price.vat.amount,
        price.gross.amount,
        price.treatment.code(),
        document.purchase_order.as_ref().map(PurchaseOrder::as_str),
        document.method.code(),
        document.member_number.to_string(),
        row::freeze("documents.issuer", &document.issuer)?,
        row::freeze("documents.buyer", &document.buyer)?,
        document
            .bank
            .as_ref()
            .map(|bank| row::freeze("documents.bank", bank))
            .transpose()?,
        document.language.code(),
        now.millis(),
    )?;
    lines::insert(connection, document).await
}

/// A document, whoever it is for.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: DocumentId,
) -> Result<Option<Document>, StoreError> {
    let row = fetch!(optional Row, connection, FIND, id.to_string())?;
    whole(connection, row).await
}

/// An account's document. One of another account is not found, like one that does not exist.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    id: DocumentId,
) -> Result<Option<Document>, StoreError> {
    let (id, account_id) = (id.to_string(), account_id.to_string());
    let row = fetch!(optional Row, connection, FIND_OF_ACCOUNT, id, account_id)?;
    whole(connection, row).await
}

/// The document of this number.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find_by_number(
    connection: &mut Connection<'_>,
    number: DocumentNumber,
) -> Result<Option<Document>, StoreError> {
    let series = row::series(number.kind, number.series);
    let place = i64::from(number.number);
    let row = fetch!(optional Row, connection, FIND_BY_NUMBER, series, place)?;
    whole(connection, row).await
}

/// What was issued for a subscription, invoices and credit notes, first things first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_subscription(
    connection: &mut Connection<'_>,
    id: SubscriptionId,
) -> Result<Vec<Document>, StoreError> {
    let rows = fetch!(all Row, connection, OF_SUBSCRIPTION, id.to_string())?;
    let mut documents = Vec::with_capacity(rows.len());
    for row in rows {
        documents.extend(whole(connection, Some(row)).await?);
    }
    Ok(documents)
}

/// The invoice of a term, if it has been issued.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_term(
    connection: &mut Connection<'_>,
    term_id: TermId,
) -> Result<Option<DocumentId>, StoreError> {
    let row = fetch!(optional(String,), connection, OF_TERM, term_id.to_string())?;
    row.map(|(id,)| parse("documents.id", &id)).transpose()
}

/// The credit notes that take back an invoice, first things first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn correcting(
    connection: &mut Connection<'_>,
    id: DocumentId,
) -> Result<Vec<DocumentLink>, StoreError> {
    let rows = fetch!(all LinkRow, connection, CORRECTING, id.to_string())?;
    rows.into_iter().map(DocumentLink::try_from).collect()
}

/// How much of an invoice's gross amount is taken back by credit notes.
///
/// # Errors
/// [`StoreError::Corrupt`] if there is no such invoice; other [`StoreError`]s when the store fails.
pub async fn credited(
    connection: &mut Connection<'_>,
    id: DocumentId,
) -> Result<Money, StoreError> {
    let row = fetch!(optional(i64, String), connection, CREDITED, id.to_string())?;
    let (amount, currency) = row.ok_or_else(|| StoreError::corrupt("documents.id", id))?;
    Ok(Money::new(amount, parse("documents.currency", &currency)?))
}

/// The date of the last document of a series.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn last_issued_on(
    connection: &mut Connection<'_>,
    kind: DocumentKind,
    series: i16,
) -> Result<Option<Date>, StoreError> {
    let row = fetch!(
        optional(String,),
        connection,
        LAST_ISSUED_ON,
        row::series(kind, series)
    )?;
    row.map(|(issued_on,)| parse("documents.issued_on", &issued_on))
        .transpose()
}

/// A row with its lines.
async fn whole(
    connection: &mut Connection<'_>,
    row: Option<Row>,
) -> Result<Option<Document>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let lines = lines::of_document(connection, &row.id).await?;
    row.with(lines).map(Some)
}
