//! What stands where on paper: blocks from top to bottom, which move to a new page whole.
//!
//! Lengths are points, a 72nd of an inch, from the upper left corner.

mod amounts;
mod block;
mod head;
mod payment;
mod sheet;

pub(super) use block::{Mark, Shade};

use cps_domain::DocumentKind;

use self::sheet::Sheet;
use super::typeface::Typefaces;
use super::words::{Words, words};
use crate::store::documents::Document;

/// A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;

/// The margin at either side: 20 mm.
const LEFT: f32 = 56.7;
const RIGHT: f32 = WIDTH - LEFT;

/// What every part of the page is made from.
#[derive(Clone, Copy)]
struct Source<'a> {
    document: &'a Document,
    words: &'static Words,
    typefaces: &'a Typefaces,
}

impl Source<'_> {
    /// What the document is, with its number.
    fn title(&self) -> String {
        let title = self.words.title(self.document.kind());
        format!("{title} {}", self.document.number)
    }

    fn is_credit_note(&self) -> bool {
        self.document.kind() == DocumentKind::CreditNote
    }
}

/// The pages of a document.
pub(super) fn pages(document: &Document, typefaces: &Typefaces) -> Vec<Vec<Mark>> {
    let source = Source {
        document,
        words: words(document.language),
        typefaces,
    };
    let mut sheet = Sheet::new();
    sheet.place(head::bar(source), 0.0);
    sheet.place(head::title(source), 36.0);
    sheet.place(head::facts(source), 16.0);
    sheet.place(head::parties(source), 24.0);
    amounts::lines(source, &mut sheet);
    sheet.place(amounts::totals(source), 12.0);
    if let Some(note) = amounts::exemption(source) {
        sheet.place(note, 14.0);
    }
    sheet.place(payment::payment(source), 24.0);
    sheet.finish(|page, pages| head::foot(source, page, pages))
}
