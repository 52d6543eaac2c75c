use cps_domain::{Date, Instant};

use crate::sample::day;

#[test]
fn the_day_is_utc() {
    assert_eq!(Instant::from_millis(0).date(), day("1970-01-01"));
    assert_eq!(Instant::from_millis(-1).date(), day("1969-12-31"));
    assert_eq!(
        Instant::from_millis(1_709_251_199_999).date(),
        day("2024-02-29")
    );
    assert_eq!(
        Instant::from_millis(1_709_251_200_000).date(),
        day("2024-03-01")
    );
}

#[test]
fn seconds_are_added() {
    let instant = Instant::from_millis(1_500);
    assert_eq!(instant.plus_seconds(2).millis(), 3_500);
    assert_eq!(instant.plus_seconds(-2).millis(), -500);
}

#[test]
fn counting_stops_at_the_ends() {
    assert_eq!(
        Instant::from_millis(i64::MAX).plus_seconds(1).millis(),
        i64::MAX
    );
    assert_eq!(
        Instant::from_millis(0).plus_seconds(i64::MIN).millis(),
        i64::MIN
    );
    assert_eq!(Instant::from_millis(i64::MAX).date(), Date::MAX);
    assert_eq!(Instant::from_millis(i64::MIN).date(), Date::MIN);
}

#[test]
fn an_hour_of_a_day_is_a_moment() {
    let epoch = Instant::from_millis(0);
    assert_eq!(Instant::at_hour(epoch.date(), 0), epoch);
    let morning = Instant::at_hour(day("2026-06-01"), 6);
    assert_eq!(morning.millis(), 1_780_293_600_000);
    assert_eq!(morning.date(), day("2026-06-01"));
    assert_eq!(Instant::at_hour(day("1969-12-31"), 23).millis(), -3_600_000);
}
