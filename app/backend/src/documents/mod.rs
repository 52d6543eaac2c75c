//! The files of a document: what an invoice or a credit note looks like on paper, and what accounting software reads of it.
//!
//! Nothing is drawn from anywhere but the document itself, so the same document always gives the same bytes.
//!
//! | question | file |
//! |---|---|
//! | what stands where on paper? | `page/` |
//! | how does that become a PDF/A-3 with the invoice as data within? | `pdf`, `factur_x_metadata` |
//! | what do accounting programs read (EN 16931)? | `xml/` |
//! | what does a banking app scan? | `code` |
//! | in which words? | `words` |

mod code;
mod factur_x_metadata;
mod page;
mod pdf;
mod typeface;
mod words;
mod xml;

pub use crate::sha256::sha256;
pub use pdf::pdf;
pub use xml::{facturx, ubl};

use cps_domain::{CreditorReference, Money, PaymentMethod, transfer_code};
use thiserror::Error;

use self::code::Code;
use crate::store::documents::Document;

/// Why a document's file could not be made. None of it depends on the document, but for one too long to be anybody's.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// A font of the program's own cannot be read.
    #[error("the font cannot be read")]
    Font,
    /// The PDF breaks a rule of PDF/A, or could not be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// The XML could not be written.
    #[error("the XML cannot be written")]
    Xml(#[from] std::io::Error),
}

/// The QR code with which a banking app pays `amount` of a document, as SVG; `None` where there is no such code: a document that
/// is not paid by transfer, or not in euros.
#[must_use]
pub fn qr_svg(document: &Document, amount: Money) -> Option<String> {
    transfer(document, amount).map(|code| code.svg())
}

/// That code, to be drawn.
fn transfer(document: &Document, amount: Money) -> Option<Code> {
    let bank = document.bank.as_ref()?;
    let reference = CreditorReference::of(document.number);
    let by_transfer = document.corrects.is_none() && document.method == PaymentMethod::Transfer;
    let text = by_transfer.then(|| transfer_code(bank, amount, &reference))??;
    Code::of(&text)
}
