use cps_domain::{Problem, SerialNumber};
use proptest::prelude::*;

fn parsed(text: &str) -> String {
    SerialNumber::parse(text).unwrap().to_string()
}

fn refused(text: &str) -> Problem {
    SerialNumber::parse(text).unwrap_err()
}

#[test]
fn case_and_spaces_do_not_make_another_number() {
    for text in [
        "ab12cd",
        "AB12CD",
        " aB1 2Cd ",
        "AB\u{a0}12\tCD\n",
        "a b 1 2 c d",
    ] {
        assert_eq!(parsed(text), "AB12CD", "{text:?}");
    }
}

#[test]
fn four_to_twenty_characters() {
    assert_eq!(refused("123"), Problem::Malformed);
    assert_eq!(parsed("1234"), "1234");
    assert_eq!(parsed(&"7".repeat(20)).len(), 20);
    assert_eq!(refused(&"7".repeat(21)), Problem::TooLong { max: 20 });
    assert_eq!(refused(&"é".repeat(21)), Problem::TooLong { max: 20 });
}

#[test]
fn spaces_do_not_count() {
    assert_eq!(parsed(&"7 ".repeat(20)).len(), 20);
    assert_eq!(refused("1 2 3"), Problem::Malformed);
}

#[test]
fn nothing_is_required() {
    assert_eq!(refused(""), Problem::Required);
    assert_eq!(refused(" \t\u{a0}\n"), Problem::Required);
}

#[test]
fn only_letters_and_digits() {
    for text in [
        "1234-5678",
        "12345_",
        "ñ12345",
        "１２３４５",
        "12345\0",
        "ıabcd",
        "<b>12345",
    ] {
        assert_eq!(refused(text), Problem::Malformed, "{text:?}");
    }
}

#[test]
fn it_is_shown_in_groups_of_four() {
    let grouped = |text: &str| SerialNumber::parse(text).unwrap().grouped();
    assert_eq!(grouped("023021004571"), "0230 2100 4571");
    assert_eq!(grouped("8120004137"), "8120 0041 37");
    assert_eq!(grouped("1234"), "1234");
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text in "[ a-zA-Z0-9\t]{0,30}") {
        if let Ok(serial) = SerialNumber::parse(&text) {
            prop_assert_eq!(SerialNumber::parse(serial.as_str()), Ok(serial.clone()));
            prop_assert_eq!(SerialNumber::parse(&serial.grouped()), Ok(serial.clone()));
            prop_assert_eq!(SerialNumber::parse(&serial.as_str().to_lowercase()), Ok(serial));
        }
    }

    #[test]
    fn whatever_is_typed_the_stored_form_is_plain(text: String) {
        if let Ok(serial) = SerialNumber::parse(&text) {
            let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
            prop_assert!((4..=20).contains(&serial.as_str().len()) && serial.as_str().bytes().all(plain));
        }
    }
}
