//! The points meter (guide, step 2).

use serde::{Deserialize, Serialize};

use crate::{Level, LevelCode, Points, Reach, next_level};

/// The account's points against the levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meter {
    /// What the account has.
    pub points: Points,
    /// One for each number of points at which something changes, from low to high.
    pub levels: Vec<MeterTick>,
    /// The levels that can be chosen.
    pub within: Vec<LevelCode>,
    /// The next level and the points missing to it; `None` at the top.
    pub next: Option<(LevelCode, Points)>,
    /// Where the scale ends: at the last tick. More points fill it.
    pub maximum: Points,
}

/// A mark on the meter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeterTick {
    /// The (first) level that begins there.
    pub code: LevelCode,
    /// Where it stands, as its rule names it: 2,500 for "more than 2,500".
    pub at: Points,
}

impl Meter {
    /// Reads the meter for an account with these points and so many products.
    #[must_use]
    pub fn read(points: Points, products: u32, levels: &[Level]) -> Self {
        let within = levels
            .iter()
            .filter(|level| level.reach(points, products) == Reach::Within)
            .map(|level| level.code)
            .collect();
        let mut ticks: Vec<MeterTick> = levels.iter().filter_map(MeterTick::of).collect();
        ticks.sort_by_key(|tick| (tick.at, tick.code));
        ticks.dedup_by_key(|tick| tick.at);
        Self {
            points,
            maximum: ticks.last().map_or(points, |tick| tick.at),
            levels: ticks,
            within,
            next: next_level(points, levels),
        }
    }
}

impl MeterTick {
    fn of(level: &Level) -> Option<Self> {
        let at = level.points_from.max(level.points_over)?;
        Some(Self {
            code: level.code,
            at,
        })
    }
}
