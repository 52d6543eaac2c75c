use cps_domain::{InvoiceNumber, PAYMENT_DAYS, due_on};
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
    let number = InvoiceNumber::new(day("2026-12-31"), 1);
    assert_eq!(number.to_string(), "2026-000001");
    assert_eq!(
        InvoiceNumber::new(day("2027-01-01"), 1_234_567).to_string(),
        "2027-1234567"
    );
}

#[test]
fn its_number_has_one_spelling() {
    for text in [
        "2026-1",
        "2026000001",
        "2026-0000001",
        "26-000001",
        "2026-+00001",
        "",
        "-",
    ] {
        assert!(text.parse::<InvoiceNumber>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn its_number_reads_as_itself(series in 1..9_999_i16, number: u32) {
        let number = InvoiceNumber { series, number };
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }
}
