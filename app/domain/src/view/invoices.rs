//! Invoices: the list, and one to print.

use serde::{Deserialize, Serialize};

use crate::{Date, InvoiceId, InvoiceNumber, LevelCode, MemberNumber, Money, PaymentMethod, Price};

/// The account's invoices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicesPage {
    /// Latest first.
    pub rows: Vec<InvoiceRow>,
    /// Whether one is about to come.
    pub expected: bool,
}

/// An invoice in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceRow {
    /// Which invoice.
    pub id: InvoiceId,
    /// Its number.
    pub number: InvoiceNumber,
    /// When it was issued.
    pub issued_on: Date,
    /// By when it is to be paid.
    pub due_on: Date,
    /// For which level.
    pub level: LevelCode,
    /// What is to be paid.
    pub gross: Money,
}

/// An invoice as it was issued; nothing on it ever changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicePage {
    /// Its number.
    pub number: InvoiceNumber,
    /// When it was issued.
    pub issued_on: Date,
    /// By when it is to be paid.
    pub due_on: Date,
    /// Who issued it.
    pub issuer: Party,
    /// Who owes it.
    pub buyer: Party,
    /// For which level.
    pub level: LevelCode,
    /// For which term: its first and last day.
    pub term: (Date, Date),
    /// The amounts.
    pub price: Price,
    /// The buyer's purchase order number.
    pub purchase_order: Option<String>,
    /// How it is paid.
    pub method: PaymentMethod,
    /// The buyer's member number.
    pub member_number: MemberNumber,
}

/// One side of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The company.
    pub name: String,
    /// Its address, line by line.
    pub address: Vec<String>,
    /// Its VAT number.
    pub vat_number: String,
}
