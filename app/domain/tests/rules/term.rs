use cps_domain::{
    Currency, LevelCode, Money, NOTICE_DAYS, Points, can_withdraw, notice_on, renewal_level,
    term_end, upgrade_difference, withdraw_until,
};
use proptest::prelude::*;

use crate::sample::{day, euros, levels};

const SILVER: i64 = 100_00;
const GOLD: i64 = 220_00;

/// What an upgrade from Silver to Gold costs today, in a term from 1 June 2026.
fn difference(today: &str) -> Option<Money> {
    let term = (day("2026-06-01"), day("2027-05-31"));
    upgrade_difference(euros(SILVER), euros(GOLD), term, day(today))
}

#[test]
fn on_the_first_day_the_whole_difference_is_to_pay() {
    assert_eq!(difference("2026-06-01"), Some(euros(120_00)));
}

#[test]
fn on_the_last_day_one_day_is_to_pay() {
    // 120.00 / 365 = 0.3287…
    assert_eq!(difference("2027-05-31"), Some(euros(33)));
}

#[test]
fn in_between_the_days_left_are_to_pay_today_included() {
    // 120.00 × 182 / 365 = 59.8356…, and with one day less 59.5068…
    assert_eq!(difference("2026-12-01"), Some(euros(59_84)));
    assert_eq!(difference("2026-12-02"), Some(euros(59_51)));
}

#[test]
fn half_a_cent_is_rounded_up() {
    // 366 days: 7.34 × 183 / 366 = 3.67, and 1 cent × 183 / 366 is half a cent.
    let term = (day("2027-06-01"), day("2028-05-31"));
    let half = |fee| upgrade_difference(euros(0), euros(fee), term, day("2027-12-01"));
    assert_eq!(half(7_34), Some(euros(3_67)));
    assert_eq!(half(1), Some(euros(1)));
}

#[test]
fn there_is_no_difference_to_a_level_that_is_not_dearer() {
    let term = (day("2026-06-01"), day("2027-05-31"));
    let difference = |former, fee| upgrade_difference(former, fee, term, day("2026-06-01"));
    assert_eq!(difference(euros(GOLD), euros(SILVER)), None);
    assert_eq!(difference(euros(GOLD), euros(GOLD)), None);
    let pounds = Money::new(GOLD, Currency::Gbp);
    assert_eq!(difference(euros(SILVER), pounds), None);
}

#[test]
fn outside_the_term_there_is_no_upgrade() {
    assert_eq!(difference("2026-05-31"), None);
    assert_eq!(difference("2027-06-01"), None);
}

#[test]
fn a_term_can_be_withdrawn_from_for_fourteen_days() {
    let start = day("2026-06-01");
    assert_eq!(withdraw_until(start), day("2026-06-15"));
    assert!(!can_withdraw(start, day("2026-05-31")));
    assert!(can_withdraw(start, start));
    assert!(can_withdraw(start, day("2026-06-15")));
    assert!(!can_withdraw(start, day("2026-06-16")));
}

#[test]
fn the_notice_goes_out_thirty_days_before_the_end() {
    assert_eq!(notice_on(day("2027-05-31")), day("2027-05-01"));
    assert_eq!(NOTICE_DAYS, 30);
}

/// The levels of the sample with fees that rise from level to level.
fn renews_at(current: LevelCode, chosen: Option<LevelCode>, points: u32) -> Option<LevelCode> {
    let mut levels = levels();
    for (place, level) in (1..).zip(&mut levels) {
        level.fee = euros(place * 100_00);
    }
    renewal_level(&levels, (current, chosen), (Points(points), 10)).map(|level| level.code)
}

#[test]
fn a_subscription_renews_at_its_level_while_the_points_reach() {
    let gold = LevelCode::Gold;
    assert_eq!(renews_at(gold, None, 1_000), Some(gold));
    assert_eq!(renews_at(gold, None, 999), None);
}

#[test]
fn it_renews_at_the_chosen_level_instead() {
    let (silver, gold) = (LevelCode::Silver, LevelCode::Gold);
    assert_eq!(renews_at(gold, Some(silver), 999), Some(silver));
    assert_eq!(renews_at(silver, Some(gold), 1_000), Some(gold));
}

#[test]
fn it_keeps_its_level_where_a_dearer_choice_is_out_of_reach() {
    let (silver, gold) = (LevelCode::Silver, LevelCode::Gold);
    assert_eq!(renews_at(silver, Some(gold), 999), Some(silver));
    assert_eq!(renews_at(silver, Some(gold), 499), None);
}

#[test]
fn nobody_pays_more_than_was_chosen() {
    let levels = || {
        let mut levels = levels();
        for level in &mut levels {
            // Silver takes no more than five products here, so that it can be out of reach while Gold is within.
            level.max_products = (level.code == LevelCode::Silver).then_some(5);
            level.fee = euros(if level.code == LevelCode::Silver {
                SILVER
            } else {
                GOLD
            });
        }
        levels
    };
    let wanted = (LevelCode::Gold, Some(LevelCode::Silver));
    assert_eq!(renewal_level(&levels(), wanted, (Points(1_000), 6)), None);
}

proptest! {
    /// The days that are paid for and the days that are left add up to the whole difference, give or take the rounding.
    #[test]
    fn the_difference_falls_day_by_day(start in 0..20_000_i64, former in 0..100_000_i64, more in 1..100_000_i64) {
        let starts_on = day("2026-01-01").plus_days(start);
        let ends_on = term_end(starts_on);
        let on = |today| {
            upgrade_difference(euros(former), euros(former + more), (starts_on, ends_on), today)
                .map_or(0, |difference| difference.amount)
        };
        prop_assert_eq!(on(starts_on), more);
        let mut before = more;
        for place in 1..=starts_on.days_until(ends_on) {
            let amount = on(starts_on.plus_days(place));
            prop_assert!((0..=before).contains(&amount));
            before = amount;
        }
        prop_assert!(before <= more / 300 + 1);
    }
}
