use cps_domain::{
    Family, LevelCode, Points, Reach, best_within, invitation_threshold, next_level,
    shows_corporate,
};
use proptest::prelude::*;

use crate::sample::{level, levels};

const FEW: u32 = 10;

fn within(points: u32) -> Vec<LevelCode> {
    let levels = levels().into_iter();
    levels
        .filter(|level| level.reach(Points(points), FEW) == Reach::Within)
        .map(|level| level.code)
        .collect()
}

#[test]
fn silver_begins_at_500() {
    assert_eq!(within(499), []);
    assert_eq!(within(500), [LevelCode::Silver]);
}

#[test]
fn gold_begins_at_1000() {
    assert_eq!(within(999), [LevelCode::Silver]);
    assert_eq!(within(1_000), [LevelCode::Silver, LevelCode::Gold]);
}

#[test]
fn platinum_begins_at_1600() {
    let individual = [LevelCode::Silver, LevelCode::Gold, LevelCode::Platinum];
    assert_eq!(within(1_599), [LevelCode::Silver, LevelCode::Gold]);
    assert_eq!(within(1_600), individual);
}

/// Guide, step 3: "si tienes 2000 puntos, puedes elegir cualquier nivel", which are the individual ones.
#[test]
fn every_individual_level_is_within_reach_of_2000() {
    let individual = [LevelCode::Silver, LevelCode::Gold, LevelCode::Platinum];
    assert_eq!(within(1_999), individual);
    assert_eq!(within(2_000), individual);
}

/// Guide, step 3: "más de 2500 puntos".
#[test]
fn corporate_takes_strictly_more_than_2500() {
    assert_eq!(within(2_500).len(), 3);
    assert_eq!(within(2_501), LevelCode::ALL);
    assert!(!shows_corporate(Points(2_500), &levels()));
    assert!(shows_corporate(Points(2_501), &levels()));
}

#[test]
fn a_level_out_of_reach_says_how_many_points_are_missing() {
    let reach = |code, points| level(code).reach(Points(points), FEW);
    assert_eq!(
        reach(LevelCode::Silver, 0),
        Reach::PointsMissing(Points(500))
    );
    assert_eq!(
        reach(LevelCode::Silver, 499),
        Reach::PointsMissing(Points(1))
    );
    assert_eq!(
        reach(LevelCode::Platinum, 1_340),
        Reach::PointsMissing(Points(260))
    );
    assert_eq!(
        reach(LevelCode::CorporateA, 2_500),
        Reach::PointsMissing(Points(1))
    );
}

#[test]
fn a_corporate_level_takes_so_many_products() {
    let reach = |products| level(LevelCode::CorporateA).reach(Points(3_000), products);
    assert_eq!(reach(25), Reach::Within);
    assert_eq!(reach(26), Reach::TooManyProducts { max: 25 });
}

#[test]
fn missing_points_are_said_before_too_many_products() {
    let reach = level(LevelCode::CorporateA).reach(Points(2_000), 26);
    assert_eq!(reach, Reach::PointsMissing(Points(501)));
}

/// The switch asks about points alone: a fleet too large for Corporate A still sees what there is.
#[test]
fn the_switch_does_not_ask_about_products() {
    let smallest = [level(LevelCode::CorporateA)];
    assert!(shows_corporate(Points(2_501), &smallest));
    assert!(!shows_corporate(Points(9_999), &[level(LevelCode::Silver)]));
}

#[test]
fn a_level_with_both_rules_asks_for_both() {
    let mut both = level(LevelCode::Gold);
    both.points_over = Some(Points(1_200));
    assert_eq!(both.threshold(), Points(1_201));
    both.points_over = Some(Points(10));
    assert_eq!(both.threshold(), Points(1_000));
    both.points_from = None;
    both.points_over = None;
    assert_eq!(both.reach(Points(0), FEW), Reach::Within);
}

#[test]
fn the_next_level_is_the_lowest_not_reached() {
    let next = |points| next_level(Points(points), &levels());
    assert_eq!(next(0), Some((LevelCode::Silver, Points(500))));
    assert_eq!(next(499), Some((LevelCode::Silver, Points(1))));
    assert_eq!(next(500), Some((LevelCode::Gold, Points(500))));
    assert_eq!(next(1_340), Some((LevelCode::Platinum, Points(260))));
    assert_eq!(next(1_600), Some((LevelCode::CorporateA, Points(901))));
    assert_eq!(next(2_500), Some((LevelCode::CorporateA, Points(1))));
    assert_eq!(next(2_501), None);
}

/// Rules are data: an individual level may one day take more points than a corporate one.
#[test]
fn the_next_level_is_an_individual_one_while_there_is_one() {
    let mut platinum = level(LevelCode::Platinum);
    platinum.points_from = Some(Points(3_000));
    let mut silver = level(LevelCode::Silver);
    silver.points_from = Some(Points(3_500));
    let levels = [level(LevelCode::CorporateA), silver, platinum];
    let next = |points| next_level(Points(points), &levels);
    assert_eq!(next(2_000), Some((LevelCode::Platinum, Points(1_000))));
    assert_eq!(next(3_000), Some((LevelCode::Silver, Points(500))));
    assert_eq!(next(3_500), None);
}

#[test]
fn the_suggested_level_is_the_highest_individual_one() {
    let mut individual = levels();
    individual.retain(|level| level.family == Family::Individual);
    let best = |points| best_within(Points(points), FEW, &individual);
    assert_eq!(best(499), None);
    assert_eq!(best(1_340), Some(LevelCode::Gold));
    assert_eq!(best(9_999), Some(LevelCode::Platinum));
}

#[test]
fn the_suggested_corporate_level_is_the_smallest_that_takes_all_products() {
    let best = |products| best_within(Points(2_740), products, &levels());
    assert_eq!(best(25), Some(LevelCode::CorporateA));
    assert_eq!(best(26), Some(LevelCode::CorporateB));
    assert_eq!(best(101), Some(LevelCode::CorporateC));
    assert_eq!(best(251), Some(LevelCode::Platinum));
}

#[test]
fn an_account_is_invited_at_the_lowest_individual_level() {
    assert_eq!(invitation_threshold(&levels()), Some(Points(500)));
    assert_eq!(invitation_threshold(&[level(LevelCode::CorporateA)]), None);
    assert_eq!(invitation_threshold(&[]), None);
}

#[test]
fn names_are_as_the_programme_writes_them() {
    let names = LevelCode::ALL.map(LevelCode::name);
    assert_eq!(
        names,
        [
            "Silver",
            "Gold",
            "Platinum",
            "Corporate A",
            "Corporate B",
            "Corporate C"
        ]
    );
}

proptest! {
    #[test]
    fn more_points_never_take_a_level_away(points in 0..5_000_u32, more in 0..5_000_u32, products in 0..300_u32) {
        for level in levels() {
            if level.reach(Points(points), products) == Reach::Within {
                prop_assert_eq!(level.reach(Points(points + more), products), Reach::Within);
            }
        }
        prop_assert!(!shows_corporate(Points(points), &levels()) || shows_corporate(Points(points + more), &levels()));
    }

    #[test]
    fn the_points_said_to_be_missing_are_exactly_enough(points in 0..2_501_u32) {
        let (code, missing) = next_level(Points(points), &levels()).unwrap();
        let level = level(code);
        prop_assert_eq!(level.reach(Points(points).plus(missing), FEW), Reach::Within);
        prop_assert_ne!(level.reach(Points(points + missing.0 - 1), FEW), Reach::Within);
    }
}
