//! What the VAT numbers of one country have that those of the others have not.

use cps_domain::VatNumber;

use crate::vat_number::{has_no_form, has_wrong_check_digits, read};

#[test]
fn swiss_norwegian_and_old_belgian_numbers_are_completed() {
    for typed in [
        "CHE-107.787.577",
        "CHE-107.787.577 MWST",
        "CHE-107.787.577 TVA",
        "CHE-107.787.577 IVA",
        "107.787.577 tpv",
    ] {
        assert_eq!(read(typed, "CH").unwrap(), "CHE107787577", "{typed}");
    }
    for typed in ["995 525 828", "NO 995 525 828 MVA", "995525828mva"] {
        assert_eq!(read(typed, "NO").unwrap(), "NO995525828MVA", "{typed}");
    }
    assert_eq!(read("403.019.261", "BE").unwrap(), "BE0403019261");
}

#[test]
fn czech_remainders_without_a_digit_of_their_own() {
    for number in ["CZ12345831", "CZ12345750"] {
        assert!(number.parse::<VatNumber>().is_ok(), "{number}");
    }
    for number in ["CZ612345838", "CZ612345759", "CZ612345670", "CZ612345748"] {
        assert!(number.parse::<VatNumber>().is_ok(), "{number}");
    }
    assert!("CZ7201011280".parse::<VatNumber>().is_ok());
    assert!(has_wrong_check_digits("CZ7201011281"));
}

#[test]
fn a_czech_birth_number_until_1953_has_no_check_digit() {
    assert_eq!(read("530312/123", "CZ").unwrap(), "CZ530312123");
    assert_eq!(read("535312/123", "CZ").unwrap(), "CZ535312123");
    assert!(has_no_form("532312/123", "CZ"));
    assert!(has_no_form("530342/123", "CZ"));
}

#[test]
fn every_kind_of_spanish_number_is_known() {
    for number in [
        "12345678Z",
        "K1234567L",
        "L1234567L",
        "M1234567L",
        "X1234567L",
        "Y1234567X",
        "Z1234567R",
        "B12345674",
        "B1234567D",
        "J9921658B",
    ] {
        assert!(read(number, "ES").is_ok(), "{number}");
    }
    for number in ["ES12345678A", "ESY1234567L", "ESB12345675", "ESB1234567E"] {
        assert!(has_wrong_check_digits(number), "{number}");
    }
}

#[test]
fn monaco_has_french_numbers_without_a_company_number() {
    assert_eq!(read("53 0000 04605", "FR").unwrap(), "FR53000004605");
    assert!(has_wrong_check_digits("FR54000004605"));
}

#[test]
fn a_french_key_may_look_like_the_prefix() {
    assert_eq!(read("FR123456816", "FR").unwrap(), "FRFR123456816");
    assert_eq!(read("FRFR123456816", "FR").unwrap(), "FRFR123456816");
}

#[test]
fn a_french_key_has_neither_i_nor_o() {
    assert!(has_wrong_check_digits("FRIO334175221"));
    assert!(has_wrong_check_digits("FR1O334175221"));
}

#[test]
fn a_french_number_is_checked_twice() {
    // The key fits a company number that itself is none.
    assert!(has_wrong_check_digits("FR32123456789"));
}

#[test]
fn british_numbers_since_2009_begin_at_100() {
    assert_eq!(read("1234567 27", "GB").unwrap(), "GB123456727");
    assert_eq!(read("0012345 47", "GB").unwrap(), "GB001234547");
    assert!(has_wrong_check_digits("GB001234589"));
}

#[test]
fn british_authorities_have_no_check_digits() {
    for number in ["GBGD001", "GBGD499", "GBHA500", "GBHA999"] {
        assert!(number.parse::<VatNumber>().is_ok(), "{number}");
    }
}

#[test]
fn the_oldest_irish_numbers_may_have_a_sign() {
    for number in ["IE1+23456W", "IE1*23456W", "IE1F23456W"] {
        assert!(number.parse::<VatNumber>().is_ok(), "{number}");
    }
    assert!(has_wrong_check_digits("IE1+23456A"));
}

#[test]
fn italian_numbers_name_an_office() {
    for number in ["IT12345671007", "IT12345671205", "IT12345678887"] {
        assert!(number.parse::<VatNumber>().is_ok(), "{number}");
    }
    for number in [
        "IT12345670009",
        "IT12345671015",
        "IT12345671221",
        "IT00000000018",
    ] {
        assert!(has_wrong_check_digits(number), "{number}");
    }
}

#[test]
fn belgian_check_digits_are_97_rather_than_00() {
    assert!("BE0100007097".parse::<VatNumber>().is_ok());
    assert!(has_wrong_check_digits("BE0100007000"));
}

#[test]
fn a_portuguese_10_is_written_0() {
    assert!("PT500100110".parse::<VatNumber>().is_ok());
    assert!("PT500100160".parse::<VatNumber>().is_ok());
    assert!(has_wrong_check_digits("PT500100111"));
}
