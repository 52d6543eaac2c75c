use cps_domain::{FORGOTTEN_AFTER_SECONDS, wait_seconds};

#[test]
fn the_first_failures_cost_nothing() {
    for failures in 0..=5 {
        assert_eq!(wait_seconds(failures, 5), 0, "after {failures}");
    }
    assert_eq!(wait_seconds(0, 0), 0);
}

#[test]
fn then_each_doubles_the_wait() {
    let waits = [6, 7, 8, 9, 10].map(|failures| wait_seconds(failures, 5));
    assert_eq!(waits, [2, 4, 8, 16, 32]);
}

#[test]
fn nobody_waits_longer_than_a_quarter_of_an_hour() {
    assert_eq!(wait_seconds(14, 5), 512);
    for failures in [15, 16, 25, 1_000, u32::MAX] {
        assert_eq!(wait_seconds(failures, 5), 900, "after {failures}");
    }
    assert_eq!(wait_seconds(u32::MAX, 0), 900);
}

#[test]
fn failures_are_forgotten_after_a_day() {
    assert_eq!(FORGOTTEN_AFTER_SECONDS, 86_400);
}
