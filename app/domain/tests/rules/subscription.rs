use cps_domain::{Date, MemberNumber, is_live, term_end};
use proptest::prelude::*;

use crate::sample::day;

#[test]
fn a_term_is_a_year_less_a_day() {
    for (start, end) in [
        ("2026-11-23", "2027-11-22"),
        ("2026-01-01", "2026-12-31"),
        ("2026-12-31", "2027-12-30"),
        ("2023-03-01", "2024-02-29"),
        ("2024-03-01", "2025-02-28"),
        ("2023-02-28", "2024-02-27"),
        ("2024-02-28", "2025-02-27"),
    ] {
        assert_eq!(term_end(day(start)), day(end), "from {start}");
    }
}

#[test]
fn a_term_from_29_february_loses_no_day() {
    assert_eq!(term_end(day("2024-02-29")), day("2025-02-28"));
    assert_eq!(term_end(day("2028-02-29")), day("2029-02-28"));
}

#[test]
fn a_term_at_the_end_of_the_calendar_ends_with_it() {
    assert_eq!(term_end(Date::MAX), Date::MAX);
}

#[test]
fn a_term_is_live_from_its_first_day_to_its_last() {
    let live = |today| is_live(day("2026-11-23"), day("2027-11-22"), day(today));
    assert!(!live("2026-11-22"));
    assert!(live("2026-11-23"));
    assert!(live("2027-11-22"));
    assert!(!live("2027-11-23"));
}

#[test]
fn a_member_number_has_seven_digits_or_more() {
    let number = |sequence| MemberNumber::from_sequence(sequence).to_string();
    assert_eq!(number(1), "CPS0000001");
    assert_eq!(number(9_999_999), "CPS9999999");
    assert_eq!(number(10_000_000), "CPS10000000");
}

#[test]
fn a_member_number_has_one_spelling() {
    for text in [
        "CPS1",
        "cps0000001",
        "CPS00000001",
        "CPS+000001",
        "0000001",
        "CPS",
        "CPS 000001",
        "",
    ] {
        assert!(text.parse::<MemberNumber>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn a_term_has_365_or_366_days_and_terms_join(days in 0..3_600_000_i64) {
        let start = Date::MIN.plus_days(days);
        prop_assume!(start.year() < 9_999);
        let end = term_end(start);
        prop_assert!(end == start.plus_days(364) || end == start.plus_days(365));
        prop_assert!(term_end(end.plus_days(1)) > end);
    }

    #[test]
    fn a_member_number_reads_as_itself(sequence: u64) {
        let number = MemberNumber::from_sequence(sequence);
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }
}
