use cps_domain::{CountryCode, Problem};

#[test]
fn two_letters_of_any_case() {
    for text in ["ES", "es", " Es "] {
        assert_eq!(CountryCode::parse(text).unwrap().as_str(), "ES");
    }
}

#[test]
fn anything_else_is_unknown() {
    for text in ["E", "ESP", "E1", "ñ", "--", "E S"] {
        assert_eq!(
            CountryCode::parse(text),
            Err(Problem::UnknownCountry),
            "{text}"
        );
    }
    assert_eq!(CountryCode::parse(" "), Err(Problem::Required));
}
