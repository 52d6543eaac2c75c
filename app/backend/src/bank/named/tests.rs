use cps_domain::{CreditorReference, DocumentNumber};

use super::{by_number, by_reference};

fn numbers(text: &str) -> Vec<String> {
    by_number(text)
        .iter()
        .map(DocumentNumber::to_string)
        .collect()
}

#[test]
fn printed_numbers_are_found() {
    for text in [
        "2026-000001",
        "Factura 2026-000001.",
        "Rechnung Nr2026-000001 vom 3.6.",
        "FRA.2026/000001",
        "factura\n2026 000001",
        "CPS0000001 2026–000001",
        "2026-000001 2026-000001",
    ] {
        assert_eq!(numbers(text), ["2026-000001"], "{text:?}");
    }
    assert_eq!(
        numbers("2026-000001, 2026-000007"),
        ["2026-000001", "2026-000007"]
    );
}

#[test]
fn other_numbers_are_not() {
    for text in [
        "R2026-000001",
        "abono R2026-000001",
        "2026000001",
        "12026-000001",
        "2026-0000012",
        "2026-00001",
        "2026_000001",
        "2026-00000A",
        "20A6-000001",
        "",
    ] {
        assert_eq!(numbers(text), [""; 0], "{text:?}");
    }
}

#[test]
fn references_are_found_wherever_a_bank_breaks_them() {
    let number: DocumentNumber = "2026-000001".parse().unwrap();
    let reference = CreditorReference::of(number);
    for text in [
        reference.to_string(),
        reference.grouped(),
        format!("Membership {} thank you", reference.grouped()),
        reference.as_str().to_lowercase(),
        format!("{}\n{}", &reference.as_str()[..6], &reference.as_str()[6..]),
    ] {
        assert_eq!(by_reference(&text), Some(number), "{text:?}");
    }
    assert_eq!(by_reference("RF18 5390 0754 7034"), None, "somebody else's");
    assert_eq!(by_reference("2026-000001"), None);
}
