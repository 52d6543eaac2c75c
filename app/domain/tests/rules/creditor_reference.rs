use cps_domain::{CreditorReference, DocumentKind, DocumentNumber};
use proptest::prelude::*;

fn reference(text: &str) -> CreditorReference {
    CreditorReference::parse(text).unwrap()
}

/// The standard's own example, and one of ours worked out by hand.
#[test]
fn its_check_digits_are_those_of_the_standard() {
    assert_eq!(reference("RF18539007547034").as_str(), "RF18539007547034");
    let number: DocumentNumber = "2026-000001".parse().unwrap();
    let expected = 98 - 2_026_000_001_271_500_u64 % 97;
    assert_eq!(
        CreditorReference::of(number).to_string(),
        format!("RF{expected:02}2026000001")
    );
}

#[test]
fn case_and_spaces_are_forgiven() {
    let text = CreditorReference::of("2026-000042".parse().unwrap());
    for typed in [
        text.grouped(),
        text.grouped().to_lowercase(),
        format!(" {text}\n"),
    ] {
        assert_eq!(reference(&typed), text);
    }
}

#[test]
fn it_is_read_in_groups_of_four() {
    assert_eq!(
        reference("RF18539007547034").grouped(),
        "RF18 5390 0754 7034"
    );
}

#[test]
fn nothing_else_is_one() {
    for text in [
        "",
        "RF",
        "RF18",
        "RF19539007547034",
        "FR18539007547034",
        "RF18-5390-0754-7034",
        "RFÑ8539007547034",
        "RF18539007547034539007547034",
    ] {
        assert!(CreditorReference::parse(text).is_err(), "{text}");
    }
}

#[test]
fn it_is_found_in_what_people_write() {
    let expected = CreditorReference::of("2026-000007".parse().unwrap());
    let (plain, grouped) = (expected.to_string(), expected.grouped());
    for text in [
        plain.clone(),
        format!("Factura {grouped} gracias"),
        format!("payment/{}", plain.to_lowercase()),
        format!("SURF SHOP {grouped}"),
        format!("{}\r\n{}", &plain[..7], &plain[7..]),
        format!("{grouped} 25/11/2026"),
        format!("{plain}20261125"),
        format!("RF00 2026 0000 07, sorry: {grouped}"),
    ] {
        assert_eq!(
            CreditorReference::find_in(&text).as_ref(),
            Some(&expected),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_reference_of_ours_is_not_found() {
    for text in [
        "",
        "RF",
        "2026000007",
        "RF18539007547034",
        "RF00 2026 0000 07",
        "ñRFñ",
    ] {
        assert_eq!(CreditorReference::find_in(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn it_names_its_document(series in 1000..9_999_i16, number: u32, credit_note: bool) {
        let kind = if credit_note { DocumentKind::CreditNote } else { DocumentKind::Invoice };
        let number = DocumentNumber { kind, series, number };
        let reference = CreditorReference::of(number);
        prop_assert_eq!(reference.document_number(), Some(number));
        prop_assert_eq!(CreditorReference::parse(&reference.grouped()), Ok(reference));
    }

    /// A wrong digit, and two that changed places, are always noticed.
    #[test]
    fn a_slip_is_noticed(number in 0..1_000_000_u32, position in 2..14_usize, digit in b'0'..=b'9') {
        let number = DocumentNumber { kind: DocumentKind::Invoice, series: 2026, number };
        let right = CreditorReference::of(number).to_string();
        let mut wrong = right.clone().into_bytes();
        wrong[position] = digit;
        let mut swapped = right.clone().into_bytes();
        swapped.swap(position - 1, position);
        for slip in [wrong, swapped] {
            let slip = String::from_utf8(slip).unwrap();
            prop_assert!(slip == right || CreditorReference::parse(&slip).is_err(), "{slip}");
        }
    }

    #[test]
    fn any_text_is_searched(text: String) {
        if let Some(found) = CreditorReference::find_in(&text) {
            prop_assert!(found.document_number().is_some());
        }
    }
}
