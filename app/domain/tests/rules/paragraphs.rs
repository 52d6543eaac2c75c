use cps_domain::{PostalAddress, Problem, RejectionReason, SupportMessage};
use proptest::prelude::*;

fn read(text: &str) -> Result<String, Problem> {
    SupportMessage::parse(text).map(|message| message.to_string())
}

#[test]
fn lines_are_kept_without_the_white_space_around_them() {
    let address = PostalAddress::parse("\r\n Calle Mayor 1 \r\n28013  Madrid\t\r\n").unwrap();
    assert_eq!(address.as_str(), "Calle Mayor 1\n28013  Madrid");
}

#[test]
fn of_empty_lines_one_is_left_between_others() {
    assert_eq!(
        read("\n\nHola\n \n\t\n\nAdiós\n \n").unwrap(),
        "Hola\n\nAdiós"
    );
    assert_eq!(read("Hola\nAdiós").unwrap(), "Hola\nAdiós");
}

#[test]
fn a_tab_inside_a_line_becomes_a_space() {
    assert_eq!(read("EOS R5\t023021004571").unwrap(), "EOS R5 023021004571");
}

#[test]
fn each_text_has_its_own_length() {
    assert!(PostalAddress::parse(&"ñ".repeat(300)).is_ok());
    assert_eq!(
        PostalAddress::parse(&"ñ".repeat(301)),
        Err(Problem::TooLong { max: 300 })
    );
    assert!(RejectionReason::parse(&"ñ".repeat(1_000)).is_ok());
    assert_eq!(
        RejectionReason::parse(&"ñ".repeat(1_001)),
        Err(Problem::TooLong { max: 1_000 })
    );
    assert!(SupportMessage::parse(&"ñ".repeat(4_000)).is_ok());
    assert_eq!(
        SupportMessage::parse(&"ñ".repeat(4_001)),
        Err(Problem::TooLong { max: 4_000 })
    );
}

#[test]
fn white_space_that_goes_does_not_count() {
    let text = format!("\n\n{}\n{}", "a".repeat(4_000), " ".repeat(50));
    assert!(SupportMessage::parse(&text).is_ok());
}

#[test]
fn nothing_is_required() {
    assert_eq!(read(" \r\n\t\n"), Err(Problem::Required));
}

#[test]
fn what_cannot_be_printed_is_malformed() {
    for text in ["a\0b", "a\u{1b}[31m", "a\rb", "a\u{7f}"] {
        assert_eq!(read(text), Err(Problem::Malformed), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text in "([a-z \t\r\n]|\\PC){0,40}") {
        if let Ok(message) = SupportMessage::parse(&text) {
            prop_assert_eq!(SupportMessage::parse(message.as_str()), Ok(message));
        }
    }
}
