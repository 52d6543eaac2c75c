use cps_domain::{CompanyName, ContactName, Dealer, Problem};
use proptest::prelude::*;

#[test]
fn a_line_has_single_spaces() {
    let dealer = Dealer::parse("  Fotocasión,\t  Madrid\r\n").unwrap();
    assert_eq!(dealer.as_str(), "Fotocasión, Madrid");
    let company = CompanyName::parse("Estudio\u{a0} Luz\nS.L.").unwrap();
    assert_eq!(company.as_str(), "Estudio Luz S.L.");
    let contact = ContactName::parse(" María  del Mar ").unwrap();
    assert_eq!(contact.as_str(), "María del Mar");
}

#[test]
fn a_line_has_at_most_120_characters_of_any_script() {
    let longest = "é".repeat(120);
    let longer = "é".repeat(121);
    assert!(CompanyName::parse(&longest).is_ok());
    assert!(ContactName::parse(&longest).is_ok());
    assert!(Dealer::parse(&longest).is_ok());
    let too_long = Problem::TooLong { max: 120 };
    assert_eq!(CompanyName::parse(&longer), Err(too_long));
    assert_eq!(ContactName::parse(&longer), Err(too_long));
    assert_eq!(Dealer::parse(&longer), Err(too_long));
}

#[test]
fn white_space_around_a_line_does_not_count() {
    assert!(Dealer::parse(&format!("{}{}", "a".repeat(120), " ".repeat(50))).is_ok());
    assert_eq!(Dealer::parse("a").unwrap().as_str(), "a");
}

#[test]
fn a_line_is_not_empty_and_can_be_printed() {
    assert_eq!(Dealer::parse(" \n "), Err(Problem::Required));
    assert_eq!(CompanyName::parse(""), Err(Problem::Required));
    assert_eq!(ContactName::parse("\t"), Err(Problem::Required));
    assert_eq!(Dealer::parse("Foto\0casión"), Err(Problem::Malformed));
    assert_eq!(Dealer::parse("Foto\u{1b}[31m"), Err(Problem::Malformed));
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text: String) {
        if let Ok(dealer) = Dealer::parse(&text) {
            prop_assert_eq!(Dealer::parse(dealer.as_str()), Ok(dealer));
        }
    }
}
