use cps_domain::{EmailAddress, Problem};
use proptest::prelude::*;

#[test]
fn case_and_surrounding_space_are_forgiven() {
    let email = EmailAddress::parse("  Estudio@Demo.CPS.example\n").unwrap();
    assert_eq!(email.as_str(), "estudio@demo.cps.example");
}

#[test]
fn common_addresses_pass() {
    for text in [
        "a@b.co",
        "first.last+tag@sub.domain-name.eu",
        "o'clock@example.com",
        "x_1@xn--bcher-kva.example",
    ] {
        assert!(EmailAddress::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn what_no_server_takes_is_malformed() {
    let refused = [
        "plain",
        "@",
        "a@",
        "@b.co",
        "a@b",
        "a@b@c.co",
        "a b@c.co",
        "a@b c.co",
        ".a@b.co",
        "a.@b.co",
        "a..b@c.co",
        "a@.co",
        "a@b.",
        "a@b..co",
        "a@-b.co",
        "a@b-.co",
        "a@b_c.co",
        "a\0@b.co",
        "a,b@c.co",
        "<a@b.co>",
        "ñ@b.co",
        "a@ñ.co",
        "a@b.co\nbcc: c@d.co",
    ];
    for text in refused {
        assert_eq!(
            EmailAddress::parse(text),
            Err(Problem::Malformed),
            "{text:?}"
        );
    }
}

#[test]
fn nothing_is_required() {
    assert_eq!(EmailAddress::parse(" "), Err(Problem::Required));
}

#[test]
fn at_most_254_characters() {
    let label = "d".repeat(61);
    let domain = format!("{label}.{label}.{label}.eu");
    let longest = format!("{}@{domain}", "l".repeat(64));
    assert_eq!(longest.len(), 253);
    assert!(EmailAddress::parse(&longest).is_ok());
    assert!(EmailAddress::parse(&format!("{longest}s")).is_ok());
    assert_eq!(
        EmailAddress::parse(&format!("{longest}st")),
        Err(Problem::TooLong { max: 254 })
    );
}

#[test]
fn its_parts_have_limits_too() {
    assert!(EmailAddress::parse(&format!("{}@b.co", "l".repeat(64))).is_ok());
    assert_eq!(
        EmailAddress::parse(&format!("{}@b.co", "l".repeat(65))),
        Err(Problem::Malformed)
    );
    assert!(EmailAddress::parse(&format!("a@{}.co", "d".repeat(63))).is_ok());
    assert_eq!(
        EmailAddress::parse(&format!("a@{}.co", "d".repeat(64))),
        Err(Problem::Malformed)
    );
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text in "[a-zA-Z.]{1,9}@[a-zA-Z-]{1,9}\\.[a-z]{2,3}") {
        if let Ok(email) = EmailAddress::parse(&text) {
            prop_assert_eq!(EmailAddress::parse(email.as_str()), Ok(email));
        }
    }
}
