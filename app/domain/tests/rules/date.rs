use cps_domain::{Date, parse_date, parse_local_date};
use proptest::prelude::*;

use crate::sample::day;

#[test]
fn one_form_and_no_other() {
    let date = day("2022-03-12");
    assert_eq!((date.year(), date.month(), date.day()), (2022, 3, 12));
    let refused = [
        "",
        "2022",
        "2022-3-12",
        "12/03/2022",
        "2022-03-12 ",
        " 2022-03-12",
        "+2022-03-1",
        "2022-03-1x",
        "2022/03/12",
        "20220312",
        "2022-03-12T00:00",
        "-001-01-01",
        "２022-03-1",
    ];
    for text in refused {
        assert_eq!(parse_date(text), None, "{text:?}");
    }
}

#[test]
fn only_days_that_the_calendar_has() {
    let refused = [
        "2023-02-29",
        "1900-02-29",
        "2022-04-31",
        "2022-13-01",
        "2022-00-10",
        "2022-01-00",
        "0000-01-01",
        "2022-01-99",
    ];
    for text in refused {
        assert_eq!(parse_date(text), None, "{text}");
    }
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(day(text).to_string(), text);
    }
    assert_eq!(Date::new(-1, 1, 1), None);
    assert_eq!(Date::new(10_000, 1, 1), None);
}

#[test]
fn days_are_added_across_months_and_leap_years() {
    assert_eq!(day("2024-02-28").plus_days(1), day("2024-02-29"));
    assert_eq!(day("2023-02-28").plus_days(1), day("2023-03-01"));
    assert_eq!(day("2024-03-01").plus_days(-1), day("2024-02-29"));
    assert_eq!(day("2025-12-31").plus_days(1), day("2026-01-01"));
}

#[test]
fn counting_stops_at_the_ends() {
    assert_eq!(Date::MAX.plus_days(1), Date::MAX);
    assert_eq!(Date::MIN.plus_days(-1), Date::MIN);
    assert_eq!(day("2026-01-01").plus_days(i64::MAX), Date::MAX);
    assert_eq!(day("2026-01-01").plus_days(i64::MIN), Date::MIN);
}

proptest! {
    #[test]
    fn text_sorts_as_dates_do(a in 0..3_000_000_i64, b in 0..3_000_000_i64) {
        let (a, b) = (Date::MIN.plus_days(a), Date::MIN.plus_days(b));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(parse_date(&a.to_string()), Some(a));
    }
}

#[test]
fn days_are_counted_from_one_day_to_another() {
    assert_eq!(day("2026-06-01").days_until(day("2027-06-01")), 365);
    assert_eq!(day("2028-02-28").days_until(day("2028-03-01")), 2);
    assert_eq!(day("2026-06-02").days_until(day("2026-06-01")), -1);
    assert_eq!(day("2026-06-02").days_until(day("2026-06-02")), 0);
}

#[test]
fn people_write_the_day_first() {
    for text in ["2024-05-21", "21/05/2024", "21.5.2024", "21-05-2024"] {
        assert_eq!(parse_local_date(text), Some(day("2024-05-21")), "{text}");
    }
    for text in [
        "",
        "05/21/2024",
        "21/05/24",
        "21/05/2024/1",
        "+1/05/2024",
        "21/005/2024",
        "30/02/2024",
        "21/05/20a4",
        "21 05 2024",
    ] {
        assert_eq!(parse_local_date(text), None, "{text}");
    }
}
