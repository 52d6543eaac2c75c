//! The numbers are those by which public documentation explains the forms, and those of companies that print theirs on every
//! invoice.

use cps_domain::{CountryCode, Problem, VatNumber};
use proptest::prelude::*;

use crate::sample::country;

const VALID: [&str; 20] = [
    "ATU13585627 ATU14189108 ATU33864707 ATU16210507",
    "BE0403019261 BE0428759497 BE0202239951 BE0417497106",
    "CHE107787577 CHE100155212 CHE105909036 CHE102909703",
    "CZ25123891 CZ00177041 CZ45274649 CZ7103192745 CZ640903926",
    "DE136695976 DE129274202 DE129273398 DE814584193",
    "DK13585628 DK24256790 DK22756214 DK61056416",
    "ESB58378431 ESB64717838 ESA28015865 ESJ99216582 ESQ2818014I ESP2807900B ES54362315K ESX5253868R",
    "FI20774740 FI01120389 FI09853608",
    "FR40303265045 FR23334175221 FR83404833048 FRK7399859412 FR4Z123456782 FRAB123457012",
    "GB980780684 GB220430231 GB340804329 GB980780684001",
    "HU12892312 HU10625790 HU10537914",
    "IE6433435F IE6388047V IE6433435OA IE3668997OH IE8D79739I",
    "IT00743110157 IT00905811006 IT00159560366",
    "LU15027442 LU20260743 LU22046007",
    "NL004495445B01 NL805734958B01 NL002455799B11 NL000099998B57",
    "NO995525828MVA NO988077917MVA NO923609016MVA",
    "PL8567346215 PL5252674798 PL7740001454",
    "PT501964843 PT500697256 PT504499777",
    "SE123456789701 SE556012579001 SE556016068001",
    "SK2022749619 SK2020372640 SK2020273893",
];

fn valid() -> impl Iterator<Item = &'static str> {
    VALID.into_iter().flat_map(|line| line.split(' '))
}

fn country_of(number: &str) -> CountryCode {
    country(&number[..2])
}

pub(crate) fn read(text: &str, code: &str) -> Result<String, Problem> {
    VatNumber::parse(text, country(code)).map(|number| number.to_string())
}

pub(crate) fn has_wrong_check_digits(number: &str) -> bool {
    number.parse::<VatNumber>() == Err(Problem::VatNumberCheckDigits)
}

pub(crate) fn has_no_form(text: &str, code: &str) -> bool {
    let country = country(code);
    VatNumber::parse(text, country) == Err(Problem::VatNumberForm { country })
}

/// The places of the digits that are check digits, or are checked by some.
fn checked_places(number: &str) -> Vec<usize> {
    // Branches, companies of one owner, numbers of one company.
    let end = match &number[..2] {
        "GB" | "NL" => 11,
        "SE" => 12,
        _ => number.len(),
    };
    let digits = number[..end].char_indices();
    digits
        .filter(|(_, character)| character.is_ascii_digit())
        .map(|(place, _)| place)
        .collect()
}

fn with_digit(number: &str, place: usize, more: u8) -> String {
    let mut changed = number.as_bytes().to_vec();
    let digit = changed.get_mut(place).unwrap();
    *digit = b'0' + (*digit - b'0' + more) % 10;
    String::from_utf8(changed).unwrap()
}

#[test]
fn known_numbers_pass_and_are_stored_as_they_are() {
    for number in valid() {
        assert_eq!(read(number, &number[..2]).as_deref(), Ok(number));
    }
}

#[test]
fn a_wrong_check_digit_is_told_from_a_wrong_form() {
    for number in valid() {
        let place = *checked_places(number).last().unwrap();
        let mistyped = with_digit(number, place, 1);
        assert!(has_wrong_check_digits(&mistyped), "{mistyped}");
    }
}

#[test]
fn no_mistyped_digit_passes() {
    // One check digit for two remainders, or two kinds of check, let a few through.
    let doubtful = ["CZ", "FR4Z", "GB", "NL"];
    let strict = valid().filter(|number| !doubtful.iter().any(|start| number.starts_with(start)));
    for number in strict {
        for place in checked_places(number) {
            for more in 1..10 {
                let mistyped = with_digit(number, place, more);
                assert!(mistyped.parse::<VatNumber>().is_err(), "{mistyped}");
            }
        }
    }
}

#[test]
fn the_prefix_may_be_missing() {
    for number in valid() {
        assert_eq!(read(&number[2..], &number[..2]).as_deref(), Ok(number));
    }
    assert_eq!(read("13585627", "AT").unwrap(), "ATU13585627");
    assert_eq!(read("AT 13585627", "AT").unwrap(), "ATU13585627");
    assert_eq!(read("107.787.577", "CH").unwrap(), "CHE107787577");
}

#[test]
fn separators_and_case_are_forgiven() {
    for (typed, stored) in [
        ("be 0403.019.261", "BE0403019261"),
        ("es b-58378431", "ESB58378431"),
        (" Fr 40 303 265 045\n", "FR40303265045"),
        ("GB 980\u{a0}7806\u{a0}84", "GB980780684"),
        ("PL 525\u{2011}267\u{2013}47-98", "PL5252674798"),
        ("CZ 710319/2745", "CZ7103192745"),
        ("ie6433435oa", "IE6433435OA"),
        ("nl004495445b01", "NL004495445B01"),
    ] {
        let code = &stored[..2];
        assert_eq!(read(typed, code).as_deref(), Ok(stored), "{typed:?}");
    }
}

#[test]
fn nothing_is_required() {
    for text in ["", "  \n", "-", " . / "] {
        assert_eq!(read(text, "ES"), Err(Problem::Required), "{text:?}");
    }
}

#[test]
fn other_forms_are_refused() {
    for (code, text) in [
        ("AT", "U1358562"),
        ("BE", "BE2403019261"),
        ("CH", "CHE10778757"),
        ("CH", "CHE107787577 UST"),
        ("CZ", "CZ91234567"),
        ("CZ", "CZ7113492745"),
        ("DE", "DE036695976"),
        ("DK", "DK03585628"),
        ("ES", "ES"),
        ("ES", "ES12345678"),
        ("ES", "ESI1234567D"),
        ("ES", "ESB1234567K"),
        ("ES", "ESB5837843１"),
        ("ES", "PT501964843"),
        ("ES", "B58378431 y otros"),
        ("FI", "FI2077474"),
        ("FR", "FR4030326504"),
        ("GB", "GB98078068401"),
        ("GB", "GBGD500"),
        ("GB", "GBHA499"),
        ("HU", "HU128923121"),
        ("IE", "IE6433435"),
        ("IE", "IE6433435OJ"),
        ("IE", "IE8?79739I"),
        ("IT", "IT0074311015"),
        ("LU", "LU1502744"),
        ("NL", "NL004495445B00"),
        ("NL", "NL004495445A01"),
        ("NO", "NO99552582MVA"),
        ("PL", "PL856734621"),
        ("PT", "PT001964843"),
        ("SE", "SE5560125790"),
        ("SK", "SK2012749619"),
    ] {
        assert!(has_no_form(text, code), "{code}: {text}");
    }
}

#[test]
fn a_country_that_does_not_take_part_has_no_form() {
    assert!(has_no_form("EL094259216", "GR"));
    assert_eq!(VatNumber::example(country("GR")), "");
}

#[test]
fn every_country_has_an_example_that_passes() {
    for line in VALID {
        let example = VatNumber::example(country_of(line));
        assert_eq!(read(example, &line[..2]).as_deref(), Ok(example));
    }
}

#[test]
fn a_number_is_read_back_by_its_prefix() {
    assert_eq!("".parse::<VatNumber>(), Err(Problem::Required));
    for text in ["7", "B58378431", "ñ58378431"] {
        let parsed = text.parse::<VatNumber>();
        assert_eq!(parsed, Err(Problem::UnknownCountry), "{text}");
    }
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(line in 0..VALID.len(), text in "[0-9]{7,12}") {
        let country = country_of(VALID[line]);
        if let Ok(number) = VatNumber::parse(&text, country) {
            prop_assert_eq!(number.to_string().parse(), Ok(number.clone()));
            prop_assert_eq!(VatNumber::parse(number.as_str(), country), Ok(number));
        }
    }

    #[test]
    fn separators_make_no_difference(line in 0..VALID.len(), gaps in "[ ./-]{14}") {
        for number in VALID[line].split(' ') {
            let typed: String = number.to_lowercase().chars().zip(gaps.chars()).flat_map(|(a, b)| [a, b]).collect();
            prop_assert_eq!(read(&typed, &number[..2]), Ok(number.to_owned()));
        }
    }

    #[test]
    fn whatever_is_typed_the_stored_form_is_plain(line in 0..VALID.len(), text: String) {
        let country = country_of(VALID[line]);
        if let Ok(number) = VatNumber::parse(&text, country) {
            let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"+*".contains(&byte);
            prop_assert!(number.as_str().bytes().all(plain) && number.as_str().starts_with(country.as_str()));
        }
    }
}
