use cps_domain::{LevelCode, Points, view::Meter};

use crate::sample::levels;

fn read(points: u32) -> Meter {
    Meter::read(Points(points), 10, &levels())
}

#[test]
fn ticks_stand_where_something_changes() {
    let ticks: Vec<_> = read(0)
        .levels
        .iter()
        .map(|tick| (tick.code, tick.at.0))
        .collect();
    assert_eq!(
        ticks,
        [
            (LevelCode::Silver, 500),
            (LevelCode::Gold, 1_000),
            (LevelCode::Platinum, 1_600),
            (LevelCode::CorporateA, 2_500),
        ]
    );
}

#[test]
fn the_scale_ends_at_the_last_tick() {
    assert_eq!(read(0).maximum, Points(2_500));
    assert_eq!(read(9_999).maximum, Points(2_500));
    assert_eq!(Meter::read(Points(7), 0, &[]).maximum, Points(7));
}

#[test]
fn it_says_what_is_within_reach_and_what_comes_next() {
    let meter = read(1_340);
    assert_eq!(meter.within, [LevelCode::Silver, LevelCode::Gold]);
    assert_eq!(meter.next, Some((LevelCode::Platinum, Points(260))));
    assert_eq!(read(2_501).within, LevelCode::ALL);
    assert_eq!(read(2_501).next, None);
}
