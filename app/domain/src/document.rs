//! Issued documents: invoices, and the credit notes that take them back.

use std::{fmt, str::FromStr};

use crate::{Date, Unrecognized};

/// Days from issue to due date (guide, step 4: "normalmente en un plazo de 30 días").
pub const PAYMENT_DAYS: i64 = 30;

/// What the number of a credit note starts with.
const CREDIT_NOTE: &str = "R";

coded_enum! {
    /// What a document is.
    DocumentKind by code {
        /// It asks for money.
        Invoice = "invoice",
        /// It takes back an invoice, or a part of one.
        CreditNote = "credit_note",
    }
}

coded_enum! {
    /// Why a credit note was issued.
    CreditReason by code {
        /// The member withdrew from the term.
        Withdrawal = "withdrawal",
        /// The invoice was not paid, and what it was for has ended.
        Unpaid = "unpaid",
    }
}

/// A document's number, `2026-000001`: a series for each year of issue, without gaps. Credit notes have a series of their own,
/// `R2026-000001`, as Spanish law asks (Real Decreto 1619/2012, article 6.1.a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    /// Whether it numbers invoices or credit notes.
    pub kind: DocumentKind,
    /// The year of issue.
    pub series: i16,
    /// The place in the series, from 1.
    pub number: u32,
}

impl DocumentNumber {
    /// The number at this place in the series of the day of issue.
    #[must_use]
    pub fn new(kind: DocumentKind, issued_on: Date, number: u32) -> Self {
        Self {
            kind,
            series: issued_on.year(),
            number,
        }
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == DocumentKind::CreditNote {
            formatter.write_str(CREDIT_NOTE)?;
        }
        write!(formatter, "{:04}-{:06}", self.series, self.number)
    }
}

impl FromStr for DocumentNumber {
    type Err = Unrecognized;

    fn from_str(text: &str) -> Result<Self, Unrecognized> {
        let (kind, place) = match text.strip_prefix(CREDIT_NOTE) {
            Some(place) => (DocumentKind::CreditNote, place),
            None => (DocumentKind::Invoice, text),
        };
        let (series, number) = place.split_once('-').ok_or(Unrecognized)?;
        let number = Self {
            kind,
            series: series.parse().map_err(|_| Unrecognized)?,
            number: number.parse().map_err(|_| Unrecognized)?,
        };
        // One number, one spelling.
        let canonical = number.to_string() == text;
        canonical.then_some(number).ok_or(Unrecognized)
    }
}

travels_as_text!(DocumentNumber);

/// The day by which an invoice issued on this day is to be paid.
#[must_use]
pub fn due_on(issued_on: Date) -> Date {
    issued_on.plus_days(PAYMENT_DAYS)
}
