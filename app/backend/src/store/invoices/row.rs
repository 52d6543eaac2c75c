//! From the columns of an invoice to what they stand for.

use cps_domain::view::{InvoiceRow, Party};
use cps_domain::{InvoiceNumber, Money, Price, VatRate};

use super::Invoice;
use crate::store::StoreError;
use crate::store::column::{number, parse, parse_optional};

/// What the list shows of an invoice.
#[derive(sqlx::FromRow)]
pub(super) struct ListRow {
    id: String,
    series: String,
    number: i64,
    issued_on: String,
    due_on: String,
    level: String,
    gross: i64,
    currency: String,
}

impl TryFrom<ListRow> for InvoiceRow {
    type Error = StoreError;

    fn try_from(row: ListRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: parse("invoices.id", &row.id)?,
            number: invoice_number(&row.series, row.number)?,
            issued_on: parse("invoices.issued_on", &row.issued_on)?,
            due_on: parse("invoices.due_on", &row.due_on)?,
            level: parse("invoices.level", &row.level)?,
            gross: Money::new(row.gross, parse("invoices.currency", &row.currency)?),
        })
    }
}

/// A whole invoice.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    account_id: String,
    subscription_id: String,
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
    level: String,
    term_starts_on: String,
    term_ends_on: String,
    purchase_order: Option<String>,
    method: String,
    member_number: String,
    issuer: String,
    buyer: String,
    language: String,
}

impl Row {
    fn price(&self) -> Result<Price, StoreError> {
        let currency = parse("invoices.currency", &self.currency)?;
        let rate = number("invoices.vat_basis_points", self.vat_basis_points)?;
        Ok(Price {
            net: Money::new(self.net, currency),
            rate: VatRate::from_basis_points(rate),
            vat: Money::new(self.vat, currency),
            gross: Money::new(self.gross, currency),
            treatment: parse("invoices.treatment", &self.treatment)?,
        })
    }
}

impl TryFrom<Row> for Invoice {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let purchase_order = row.purchase_order.as_deref();
        Ok(Self {
            id: parse("invoices.id", &row.id)?,
            account_id: parse("invoices.account_id", &row.account_id)?,
            subscription_id: parse("invoices.subscription_id", &row.subscription_id)?,
            number: invoice_number(&row.series, row.number)?,
            issued_on: parse("invoices.issued_on", &row.issued_on)?,
            due_on: parse("invoices.due_on", &row.due_on)?,
            level: parse("invoices.level", &row.level)?,
            term: (
                parse("invoices.term_starts_on", &row.term_starts_on)?,
                parse("invoices.term_ends_on", &row.term_ends_on)?,
            ),
            price: row.price()?,
            purchase_order: parse_optional("invoices.purchase_order", purchase_order)?,
            method: parse("invoices.method", &row.method)?,
            member_number: parse("invoices.member_number", &row.member_number)?,
            issuer: thaw("invoices.issuer", &row.issuer)?,
            buyer: thaw("invoices.buyer", &row.buyer)?,
            language: parse("invoices.language", &row.language)?,
        })
    }
}

/// A series as it is stored: its year.
pub(super) fn series(year: i16) -> String {
    format!("{year:04}")
}

fn invoice_number(series: &str, place: i64) -> Result<InvoiceNumber, StoreError> {
    let series = parse("invoices.series", series)?;
    Ok(InvoiceNumber {
        series,
        number: number("invoices.number", place)?,
    })
}

/// One side of an invoice as JSON, so that later changes to the account leave the document alone.
pub(super) fn freeze(column: &'static str, party: &Party) -> Result<String, StoreError> {
    serde_json::to_string(party).map_err(|_| StoreError::corrupt(column, party))
}

fn thaw(column: &'static str, json: &str) -> Result<Party, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt(column, json))
}
