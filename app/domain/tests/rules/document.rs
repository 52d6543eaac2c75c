use cps_domain::{DocumentKind, DocumentNumber, PAYMENT_DAYS, due_on};
use proptest::prelude::*;

use crate::sample::day;

#[test]
fn it_is_due_30_days_after_issue() {
    assert_eq!(PAYMENT_DAYS, 30);
    assert_eq!(due_on(day("2026-11-23")), day("2026-12-23"));
    assert_eq!(due_on(day("2024-01-31")), day("2024-03-01"));
    assert_eq!(due_on(day("2026-12-15")), day("2027-01-14"));
}

#[test]
fn its_number_belongs_to_the_year_of_issue() {
    let number =
        |kind, issued_on, number| DocumentNumber::new(kind, day(issued_on), number).to_string();
    let invoice = DocumentKind::Invoice;
    assert_eq!(number(invoice, "2026-12-31", 1), "2026-000001");
    assert_eq!(number(invoice, "2027-01-01", 1_234_567), "2027-1234567");
}

#[test]
fn credit_notes_have_a_series_of_their_own() {
    let number = DocumentNumber::new(DocumentKind::CreditNote, day("2026-12-31"), 1);
    assert_eq!(number.to_string(), "R2026-000001");
    assert_eq!("R2026-000001".parse(), Ok(number));
    assert_ne!("2026-000001".parse(), Ok(number));
}

#[test]
fn its_number_has_one_spelling() {
    for text in [
        "2026-1",
        "2026000001",
        "2026-0000001",
        "26-000001",
        "2026-+00001",
        "r2026-000001",
        "RR2026-000001",
        "R-000001",
        "R",
        "",
        "-",
    ] {
        assert!(text.parse::<DocumentNumber>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn its_number_reads_as_itself(note: bool, series in 1..9_999_i16, number: u32) {
        let kind = if note { DocumentKind::CreditNote } else { DocumentKind::Invoice };
        let number = DocumentNumber { kind, series, number };
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }
}
