//! Invoices and credit notes: the list, and one with what was paid of it.

use serde::{Deserialize, Serialize};

use crate::{
    BankAccount, CardOnFile, CountryCode, CreditReason, CreditorReference, Date, DocumentId,
    DocumentNumber, LevelCode, MemberNumber, Money, PaymentMethod, Price,
};

/// The account's invoices and credit notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicesPage {
    /// One page of them, latest first.
    pub rows: Vec<InvoiceRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
    /// Whether one is about to come.
    pub expected: bool,
    /// What we owe the member, if anything.
    pub balance: Option<Money>,
}

/// An invoice or a credit note in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceRow {
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
    /// What is to be paid, or given back.
    pub gross: Money,
    /// Where it stands.
    pub standing: InvoiceStanding,
}

coded_enum! {
    /// Where an invoice stands.
    InvoiceStanding by code {
        /// Something is to be paid, and there is time.
        Open = "open",
        /// Something should have been paid by now.
        Overdue = "overdue",
        /// It is paid.
        Paid = "paid",
        /// Nothing is to be paid any more: a credit note took it back.
        Credited = "credited",
        /// It is a credit note itself.
        CreditNote = "credit_note",
    }
}

/// An invoice or a credit note as it was issued, and what has been paid of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicePage {
    /// Which one.
    pub id: DocumentId,
    /// Its number.
    pub number: DocumentNumber,
    /// The invoice that it takes back, if it is a credit note.
    pub corrects: Option<DocumentLink>,
    /// The credit notes that take it back.
    pub corrected_by: Vec<DocumentLink>,
    /// Why it was issued, if it is a credit note.
    pub reason: Option<CreditReason>,
    /// When it was issued.
    pub issued_on: Date,
    /// By when it is to be paid.
    pub due_on: Date,
    /// Who issued it.
    pub issuer: Party,
    /// Who owes it.
    pub buyer: Party,
    /// What it is for.
    pub lines: Vec<LineView>,
    /// The amounts.
    pub price: Price,
    /// The buyer's purchase order number.
    pub purchase_order: Option<String>,
    /// How it is paid.
    pub method: PaymentMethod,
    /// The buyer's member number.
    pub member_number: MemberNumber,
    /// Where it stands.
    pub standing: InvoiceStanding,
    /// What is still to be paid; zero if nothing is.
    pub open: Money,
    /// How to pay it by transfer, while something is to be paid and there is an account to pay it into.
    pub transfer: Option<TransferDetails>,
    /// How it is charged, while something is to be paid by card.
    pub card: Option<CardPayment>,
    /// What was paid of it and taken back, in order.
    pub movements: Vec<Movement>,
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
    /// Where it is; documents of the first weeks don't say.
    #[serde(default)]
    pub country: Option<CountryCode>,
}

/// Another document, to go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLink {
    /// Which one.
    pub id: DocumentId,
    /// Its number.
    pub number: DocumentNumber,
}

/// What an invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// What was sold.
    pub description: String,
    /// The first day of its period.
    pub starts_on: Date,
    /// The last one.
    pub ends_on: Date,
    /// What it costs before VAT.
    pub net: Money,
}

/// How to pay by transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferDetails {
    /// Into which account.
    pub account: BankAccount,
    /// What the transfer must quote.
    pub reference: CreditorReference,
    /// Whether there is a QR code for it: such a code knows euros only.
    pub has_code: bool,
}

/// How an invoice is charged to a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPayment {
    /// Which card.
    pub card: CardOnFile,
    /// What came of the last attempt, if it failed.
    pub trouble: Option<ChargeTrouble>,
    /// When the next one is made, if there is one.
    pub next_on: Option<Date>,
    /// Whether it is not known yet what came of an attempt.
    pub settling: bool,
}

coded_enum! {
    /// Why a charge failed.
    ChargeTrouble by code {
        /// The card's issuer declined it.
        Declined = "declined",
        /// Its holder has to confirm it.
        NeedsAuthentication = "needs_authentication",
    }
}

coded_enum! {
    /// What came of charging the card on file at once.
    PayNext by code {
        /// It is paid.
        Paid = "paid",
        /// The card's issuer declined it.
        Declined = "declined",
        /// Its holder has to confirm it, which takes entering the card again.
        NeedsAuthentication = "needs_authentication",
        /// It is not known yet.
        Settling = "settling",
    }
}

/// Something that was paid of an invoice, or taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// When.
    pub on: Date,
    /// What.
    pub kind: MovementKind,
    /// How much less is to be paid since then; negative if it is more.
    pub amount: Money,
}

coded_enum! {
    /// How an invoice's open amount changed.
    MovementKind by code {
        /// A card was charged.
        Card = "card",
        /// A transfer arrived.
        Transfer = "transfer",
        /// The member's balance was used, or took what was too much.
        Balance = "balance",
        /// A credit note took it back.
        Credit = "credit",
        /// Money was given back.
        Refund = "refund",
    }
}
