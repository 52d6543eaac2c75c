use cps_domain::{Bic, Iban};
use proptest::prelude::*;

/// The examples of the standard's registry.
#[test]
fn account_numbers_of_many_countries() {
    for text in [
        "ES91 2100 0418 4502 0005 1332",
        "NL91ABNA0417164300",
        "GB29 NWBK 6016 1331 9268 19",
        "NO9386011117947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
    ] {
        let iban = Iban::parse(text).unwrap();
        assert_eq!(Iban::parse(&iban.grouped().to_lowercase()), Ok(iban));
    }
    let iban = Iban::parse("es9121000418450200051332").unwrap();
    assert_eq!(iban.as_str(), "ES9121000418450200051332");
    assert_eq!(iban.grouped(), "ES91 2100 0418 4502 0005 1332");
}

#[test]
fn anything_else_is_no_account_number() {
    for text in [
        "",
        "ES92 2100 0418 4502 0005 1332",
        "ES91-2100-0418-4502-0005-1332",
        "912100041845020005ES1332",
        "ES91",
        "ÑS9121000418450200051332",
    ] {
        assert!(Iban::parse(text).is_err(), "{text}");
    }
}

#[test]
fn banks() {
    for text in ["CAIXESBB", "caixesbbxxx", " ABNANL2A "] {
        assert!(Bic::parse(text).is_ok(), "{text}");
    }
    for text in ["", "CAIXESB", "CAIXESBBX", "CAIX3SBB", "CAIXESBÑ"] {
        assert!(Bic::parse(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_judged(text: String) {
        if let Ok(iban) = Iban::parse(&text) {
            prop_assert_eq!(Iban::parse(iban.as_str()), Ok(iban));
        }
    }

    #[test]
    fn a_wrong_digit_is_noticed(position in 4..24_usize, digit in b'0'..=b'9') {
        let right = "ES9121000418450200051332";
        let mut wrong = right.to_owned().into_bytes();
        wrong[position] = digit;
        let wrong = String::from_utf8(wrong).unwrap();
        prop_assert!(wrong == right || Iban::parse(&wrong).is_err());
    }
}
