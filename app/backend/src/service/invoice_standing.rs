//! Where an invoice stands: what is open says it, nothing is kept about it.

use cps_domain::view::InvoiceStanding;
use cps_domain::{Date, DocumentKind, Money};

/// Where a document stands of which so much is open, is due on this day, and was or was not taken back by a credit note.
pub(super) fn invoice_standing(
    kind: DocumentKind,
    (open, due_on): (Money, Date),
    credited: bool,
    today: Date,
) -> InvoiceStanding {
    if kind == DocumentKind::CreditNote {
        InvoiceStanding::CreditNote
    } else if open.amount > 0 && due_on < today {
        InvoiceStanding::Overdue
    } else if open.amount > 0 {
        InvoiceStanding::Open
    } else if credited {
        InvoiceStanding::Credited
    } else {
        InvoiceStanding::Paid
    }
}
