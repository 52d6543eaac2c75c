//! Values to ask the rules about.

use cps_domain::{
    CountryCode, Currency, Date, Family, Level, LevelCode, Loan, Money, Points, parse_date,
};

pub(crate) fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub(crate) fn country(text: &str) -> CountryCode {
    CountryCode::parse(text).unwrap()
}

pub(crate) fn euros(cents: i64) -> Money {
    Money::new(cents, Currency::Eur)
}

/// The levels with the thresholds of the sample data.
pub(crate) fn levels() -> Vec<Level> {
    vec![
        individual(LevelCode::Silver, 500),
        individual(LevelCode::Gold, 1_000),
        individual(LevelCode::Platinum, 1_600),
        corporate(LevelCode::CorporateA, 25),
        corporate(LevelCode::CorporateB, 100),
        corporate(LevelCode::CorporateC, 250),
    ]
}

pub(crate) fn level(code: LevelCode) -> Level {
    let mut levels = levels().into_iter();
    levels.find(|level| level.code == code).unwrap()
}

fn individual(code: LevelCode, points_from: u32) -> Level {
    Level {
        code,
        family: Family::Individual,
        points_from: Some(Points(points_from)),
        points_over: None,
        max_products: None,
        fee: euros(100_00),
        repair_days: 5,
        loan: Loan::No,
        cleans_per_body: 0,
        discount_percent: 10,
    }
}

fn corporate(code: LevelCode, max_products: u32) -> Level {
    Level {
        family: Family::Corporate,
        points_from: None,
        points_over: Some(Points(2_500)),
        max_products: Some(max_products),
        loan: Loan::Always,
        ..individual(code, 0)
    }
}
