use cps_domain::Instant;
use uuid::Version;

use super::{Clock, Ids};

const NOON: Instant = Instant::from_millis(1_780_315_200_000);

#[test]
fn a_manual_clock_moves_only_when_it_is_moved() {
    let clock = Clock::manual(NOON);
    let clone = clock.clone();
    assert_eq!(
        (clock.now(), clock.today().to_string()),
        (NOON, "2026-06-01".to_owned())
    );
    clone.advance_seconds(12 * 60 * 60);
    assert_eq!(clock.now(), NOON.plus_seconds(12 * 60 * 60));
    assert_eq!(clock.today().to_string(), "2026-06-02");
}

#[test]
fn the_machines_clock_cannot_be_moved() {
    let clock = Clock::system();
    let before = clock.now();
    clock.advance_seconds(1_000_000);
    assert!(clock.now() < before.plus_seconds(1_000));
}

#[test]
fn a_demonstrations_clock_is_put_forward_and_never_back() {
    let clock = Clock::demonstration();
    let clone = clock.clone();
    let a_year_later = clock.now().plus_seconds(365 * 24 * 60 * 60);
    clone.put_ahead(clone.ahead_at(a_year_later));
    assert!((a_year_later..a_year_later.plus_seconds(60)).contains(&clock.now()));
    clock.put_ahead(0);
    assert!(clock.now() >= a_year_later);
}

#[test]
fn the_machines_clock_cannot_be_put_forward() {
    let clock = Clock::system();
    let before = clock.now();
    clock.put_ahead(1_000_000_000);
    assert!(clock.now() < before.plus_seconds(1_000));
    assert!(!clock.is_demonstration() && !Clock::manual(NOON).is_demonstration());
    assert!(Clock::demonstration().is_demonstration());
}

#[test]
fn ids_sort_in_the_order_in_which_they_were_made() {
    let clock = Clock::manual(NOON);
    let ids = Ids::new(clock.clone());
    // More than a millisecond holds, and then time goes back.
    let mut made: Vec<_> = (0..5_000).map(|_| ids.uuid()).collect();
    clock.advance_seconds(-60);
    made.push(ids.uuid());
    assert!(made.is_sorted_by(|one, next| one.to_string() < next.to_string()));
}

#[test]
fn an_id_is_a_uuid_of_version_seven_with_the_time_in_front() {
    let id = Ids::new(Clock::manual(NOON)).uuid();
    assert_eq!(id.get_version(), Some(Version::SortRand));
    assert!(
        id.simple()
            .to_string()
            .starts_with(&format!("{:012x}", NOON.millis()))
    );
}

#[test]
fn secrets_differ() {
    let ids = Ids::new(Clock::system());
    assert_ne!(ids.secret::<32>(), ids.secret::<32>());
}
