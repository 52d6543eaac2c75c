//! From the columns of a document to what they stand for.

use cps_domain::view::DocumentLink;
use cps_domain::{Currency, DocumentKind, DocumentNumber, Money, Price, VatRate};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Document, Line};
use crate::store::StoreError;
use crate::store::column::{number, parse, parse_optional};

/// What a series of credit notes starts with.
const CREDIT_NOTES: &str = "R";

/// A whole document but for its lines.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    kind: String,
    account_id: String,
    subscription_id: String,
    term_id: String,
    corrects: Option<String>,
    corrected_series: Option<String>,
    corrected_number: Option<i64>,
    reason: Option<String>,
    series: String,
    number: i64,
    issued_on: String,
    due_on: String,
    currency: String,
    net: i64,
    vat_basis_points: i64,
    vat: i64,
    gross: i64,
    treatment: String,
    purchase_order: Option<String>,
    method: String,
    member_number: String,
    issuer: String,
    buyer: String,
    bank: Option<String>,
    language: String,
}

impl Row {
    fn price(&self, currency: Currency) -> Result<Price, StoreError> {
        let rate = number("documents.vat_basis_points", self.vat_basis_points)?;
        Ok(Price {
            net: Money::new(self.net, currency),
            rate: VatRate::from_basis_points(rate),
            vat: Money::new(self.vat, currency),
            gross: Money::new(self.gross, currency),
            treatment: parse("documents.treatment", &self.treatment)?,
        })
    }

    fn number(&self) -> Result<DocumentNumber, StoreError> {
        let number = document_number(&self.series, self.number)?;
        let kind: DocumentKind = parse("documents.kind", &self.kind)?;
        if kind == number.kind {
            Ok(number)
        } else {
            Err(StoreError::corrupt("documents.kind", kind))
        }
    }

    fn corrected_number(&self) -> Result<Option<DocumentNumber>, StoreError> {
        let corrected = self.corrected_series.as_deref().zip(self.corrected_number);
        corrected
            .map(|(series, number)| document_number(series, number))
            .transpose()
    }

    /// The document with these lines.
    pub(super) fn with(self, lines: Vec<Line>) -> Result<Document, StoreError> {
        let currency = parse("documents.currency", &self.currency)?;
        let bank = self.bank.as_deref();
        Ok(Document {
            id: parse("documents.id", &self.id)?,
            number: self.number()?,
            account_id: parse("documents.account_id", &self.account_id)?,
            subscription_id: parse("documents.subscription_id", &self.subscription_id)?,
            term_id: parse("documents.term_id", &self.term_id)?,
            corrects: parse_optional("documents.corrects", self.corrects.as_deref())?,
            corrected_number: self.corrected_number()?,
            reason: parse_optional("documents.reason", self.reason.as_deref())?,
            issued_on: parse("documents.issued_on", &self.issued_on)?,
            due_on: parse("documents.due_on", &self.due_on)?,
            lines,
            price: self.price(currency)?,
            purchase_order: parse_optional(
                "documents.purchase_order",
                self.purchase_order.as_deref(),
            )?,
            method: parse("documents.method", &self.method)?,
            member_number: parse("documents.member_number", &self.member_number)?,
            issuer: thaw("documents.issuer", &self.issuer)?,
            buyer: thaw("documents.buyer", &self.buyer)?,
            bank: bank.map(|bank| thaw("documents.bank", bank)).transpose()?,
            language: parse("documents.language", &self.language)?,
        })
    }
}

/// A document as another one names it.
#[derive(sqlx::FromRow)]
pub(super) struct LinkRow {
    id: String,
    series: String,
    number: i64,
}

impl TryFrom<LinkRow> for DocumentLink {
    type Error = StoreError;

    fn try_from(row: LinkRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("documents.id", &row.id)?,
            number: document_number(&row.series, row.number)?,
        })
    }
}

/// A series as it is stored: its year, which an `R` tells from that of the invoices if it numbers credit notes.
pub(super) fn series(kind: DocumentKind, year: i16) -> String {
    match kind {
        DocumentKind::Invoice => format!("{year:04}"),
        DocumentKind::CreditNote => format!("{CREDIT_NOTES}{year:04}"),
    }
}

/// The number at this place of a stored series.
pub(in crate::store) fn document_number(
    series: &str,
    place: i64,
) -> Result<DocumentNumber, StoreError> {
    let (kind, year) = match series.strip_prefix(CREDIT_NOTES) {
        Some(year) => (DocumentKind::CreditNote, year),
        None => (DocumentKind::Invoice, series),
    };
    Ok(DocumentNumber {
        kind,
        series: parse("documents.series", year)?,
        number: number("documents.number", place)?,
    })
}

/// A part of a document as JSON, so that later changes elsewhere leave it alone.
pub(super) fn freeze<T: Serialize + std::fmt::Debug>(
    column: &'static str,
    part: &T,
) -> Result<String, StoreError> {
    serde_json::to_string(part).map_err(|_| StoreError::corrupt(column, part))
}

fn thaw<T: DeserializeOwned>(column: &'static str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt(column, json))
}
