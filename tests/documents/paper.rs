//! What a person sees: everything that must stand there, nothing over something else, nothing beyond the margins.

use std::io::Write as _;
use std::process::{Command, Stdio};

use cps_backend::documents::pdf;
use cps_backend::store::documents::Document;
use cps_domain::{
    CreditorReference, Language, PaymentMethod, VatTreatment, format_date, format_money_exact,
};

use crate::samples::{all, many_lines};

/// The page's size and its margins.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const SIDE: f32 = 56.0;
const FOOT: f32 = 24.0;

/// What fonts claim above and below their letters is more than the letters take.
const SLACK: f32 = 0.3;

/// A word on a page.
#[derive(Clone, Debug)]
struct Word {
    page: usize,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    text: String,
}

impl Word {
    /// Whether the middles of two words cover each other.
    fn covers(&self, other: &Self) -> bool {
        let core = |word: &Self| {
            let slack = (word.bottom - word.top) * SLACK;
            (word.top + slack, word.bottom - slack)
        };
        let ((top, bottom), (other_top, other_bottom)) = (core(self), core(other));
        self.page == other.page
            && self.left + 0.5 < other.right
            && other.left + 0.5 < self.right
            && top < other_bottom
            && other_top < bottom
    }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut() {
    for (name, document) in all() {
        let words = words(&document);
        for (position, word) in words.iter().enumerate() {
            assert!(
                word.left >= SIDE && word.right <= WIDTH - SIDE,
                "{name}: {word:?}"
            );
            assert!(
                word.top >= 0.0 && word.bottom <= HEIGHT - FOOT,
                "{name}: {word:?}"
            );
            let over = words[position + 1..]
                .iter()
                .find(|other| word.covers(other));
            assert!(over.is_none(), "{name}: {word:?} {over:?}");
        }
    }
}

#[test]
fn everything_that_must_stand_there_does() {
    for (name, document) in all() {
        let text = squeezed(&text(&document));
        for part in parts(&document) {
            assert!(text.contains(&squeezed(&part)), "{name}: {part}");
        }
    }
}

/// Nothing stands there in the other language.
#[test]
fn each_language_keeps_to_itself() {
    for (name, document) in all() {
        let other = match document.language {
            Language::Spanish => ["Invoice", "Due date", "charged", "Reverse charge"],
            Language::English => ["Factura", "Vencimiento", "IVA", "Inversión"],
        };
        let text = text(&document);
        for word in other {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
}

/// A table that goes on has its head again, and every page says which one it is.
#[test]
fn a_long_document_has_several_pages() {
    let text = text(&many_lines());
    assert_eq!(text.matches('\u{c}').count(), 4);
    for page in 1..=4 {
        assert!(text.contains(&format!("Página {page} de 4")));
    }
    assert_eq!(text.matches("Concepto").count(), 3);
    assert_eq!(text.matches("Base imponible").count(), 1);
}

#[test]
fn a_short_one_says_nothing_of_pages() {
    let (_, document) = &all()[0];
    assert!(!text(document).contains("Página"));
}

/// What must be found in a document's text.
fn parts(document: &Document) -> Vec<String> {
    let language = document.language;
    let price = &document.price;
    let mut parts = vec![
        document.number.to_string(),
        format_date(document.issued_on, language),
        document.member_number.to_string(),
        document.issuer.vat_number.clone(),
        document.buyer.vat_number.clone(),
        format_money_exact(&price.net, language),
        format_money_exact(&price.vat, language),
        format_money_exact(&price.gross, language),
    ];
    for line in &document.lines {
        parts.push(format_money_exact(&line.net, language));
        parts.push(format_date(line.starts_on, language));
        parts.push(format_date(line.ends_on, language));
    }
    parts.extend(document.purchase_order.as_ref().map(ToString::to_string));
    parts.extend(document.corrected_number.map(|number| number.to_string()));
    match price.treatment {
        VatTreatment::Domestic => {}
        VatTreatment::ReverseCharge => parts.push("196".to_owned()),
        VatTreatment::OutsideScope => parts.push("44".to_owned()),
    }
    if document.corrects.is_none() {
        parts.push(format_date(document.due_on, language));
        if document.method == PaymentMethod::Transfer {
            parts.push(CreditorReference::of(document.number).grouped());
            parts.extend(document.bank.as_ref().map(|bank| bank.iban.grouped()));
        }
    }
    parts
}

/// Texts are compared without their spaces and line ends, which long ones have anywhere.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// A document's text in the order of its lines.
fn text(document: &Document) -> String {
    pdftotext(document, "-layout")
}

/// Where each word of a document stands.
fn words(document: &Document) -> Vec<Word> {
    let html = pdftotext(document, "-bbox");
    let mut page = 0;
    let mut words = Vec::new();
    for line in html.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        }
        let Some(word) = line.strip_prefix("<word ") else {
            continue;
        };
        let edge = |name: &str| -> f32 {
            let (_, value) = word.split_once(&format!("{name}=\"")).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        words.push(Word {
            page,
            left: edge("xMin"),
            top: edge("yMin"),
            right: edge("xMax"),
            bottom: edge("yMax"),
            text: word.split(['>', '<']).nth(1).unwrap().to_owned(),
        });
    }
    let first = words.first().expect("a document has words");
    assert!(!first.text.is_empty());
    words
}

fn pdftotext(document: &Document, form: &str) -> String {
    let started = Command::new("pdftotext")
        .args([form, "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut reader = started.expect("`pdftotext` is missing: `cargo xtask setup` installs it");
    let pdf = pdf(document).unwrap();
    let mut input = reader.stdin.take().unwrap();
    // It reads all of a file before it writes, so nobody waits for the other.
    input.write_all(&pdf).unwrap();
    drop(input);
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}
