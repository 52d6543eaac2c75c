//! What is written about documents and money.

use cps_backend::mail::Message;
use cps_domain::view::ChargeTrouble;
use cps_domain::{
    CardOnFile, CreditReason, CreditorReference, Currency, DocumentId, DocumentNumber, Iban, Money,
    PaymentMethod,
};

use super::{contact, day};

/// One of each.
pub(super) fn messages() -> Vec<Message> {
    let contact = contact();
    vec![
        invoice_issued(PaymentMethod::Transfer, 181_50),
        credit_note(CreditReason::Withdrawal),
        Message::CardCharged {
            contact: contact.clone(),
            document: document(),
            number: invoice(),
            amount: euros(181_50),
            card: card(),
        },
        charge_failed(ChargeTrouble::Declined, true),
        transfer_reminder(false),
        payment_received(0, 18_50),
        Message::CardReplaced {
            contact,
            card: card(),
        },
    ]
}

/// An invoice of 181.50 €, of which so many cents are open.
pub(crate) fn invoice_issued(method: PaymentMethod, open: i64) -> Message {
    let by_transfer = method == PaymentMethod::Transfer;
    Message::InvoiceIssued {
        contact: contact(),
        document: document(),
        number: invoice(),
        gross: euros(181_50),
        open: euros(open),
        due_on: day("2026-07-01"),
        method,
        card_last_four: (!by_transfer).then(|| card().last_four),
        reference: by_transfer.then(|| CreditorReference::of(invoice())),
        iban: by_transfer.then(iban),
    }
}

/// A credit note over the whole invoice.
pub(crate) fn credit_note(reason: CreditReason) -> Message {
    Message::CreditNoteIssued {
        contact: contact(),
        document: document(),
        number: "R2026-000001".parse().unwrap(),
        corrects: invoice(),
        gross: euros(181_50),
        reason,
    }
}

/// A card that was not charged, and is tried again or not.
pub(crate) fn charge_failed(trouble: ChargeTrouble, again: bool) -> Message {
    Message::ChargeFailed {
        contact: contact(),
        document: document(),
        number: invoice(),
        amount: euros(181_50),
        card: card(),
        trouble,
        next_on: again.then(|| day("2026-07-04")),
    }
}

/// Before the due date, or after it.
pub(crate) fn transfer_reminder(overdue: bool) -> Message {
    Message::TransferReminder {
        contact: contact(),
        document: document(),
        number: invoice(),
        open: euros(181_50),
        due_on: day("2026-07-01"),
        overdue,
        reference: CreditorReference::of(invoice()),
        iban: Some(iban()),
    }
}

/// A transfer of 200 €: so many cents are still open, or so many too much.
pub(crate) fn payment_received(open: i64, balance: i64) -> Message {
    Message::PaymentReceived {
        contact: contact(),
        document: document(),
        number: invoice(),
        amount: euros(200_00),
        open: euros(open),
        balance: euros(balance),
    }
}

/// The invoice's number.
pub(super) fn invoice() -> DocumentNumber {
    "2026-000042".parse().unwrap()
}

fn document() -> DocumentId {
    "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3f".parse().unwrap()
}

fn card() -> CardOnFile {
    CardOnFile {
        brand: "Visa".to_owned(),
        last_four: "4242".to_owned(),
        expires: "09/28".to_owned(),
    }
}

fn iban() -> Iban {
    Iban::parse("ES91 2100 0418 4502 0005 1332").unwrap()
}

fn euros(cents: i64) -> Money {
    Money::new(cents, Currency::Eur)
}
