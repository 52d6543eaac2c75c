//! Levels of membership and what it takes to choose one (guide, step 3). The rules are rows in the database; this is how they
//! are read.

use serde::{Deserialize, Serialize};

use crate::{Money, Points};

coded_enum! {
    /// A level.
    LevelCode by code {
        /// Silver.
        Silver = "silver",
        /// Gold.
        Gold = "gold",
        /// Platinum.
        Platinum = "platinum",
        /// Corporate A, the smallest fleet.
        CorporateA = "corporate_a",
        /// Corporate B.
        CorporateB = "corporate_b",
        /// Corporate C, the largest fleet.
        CorporateC = "corporate_c",
    }
}

impl LevelCode {
    /// Its name, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Silver => "Silver",
            Self::Gold => "Gold",
            Self::Platinum => "Platinum",
            Self::CorporateA => "Corporate A",
            Self::CorporateB => "Corporate B",
            Self::CorporateC => "Corporate C",
        }
    }

    /// Its side of the switch.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::Silver | Self::Gold | Self::Platinum => Family::Individual,
            Self::CorporateA | Self::CorporateB | Self::CorporateC => Family::Corporate,
        }
    }
}

coded_enum! {
    /// The two sides of the switch «Niveles de CPS disponibles».
    Family by code {
        /// Silver, Gold, Platinum.
        Individual = "individual",
        /// Corporate A, B, C.
        Corporate = "corporate",
    }
}

coded_enum! {
    /// Whether equipment is lent during a repair.
    Loan by code {
        /// Never.
        No = "no",
        /// When the repair takes longer than promised.
        IfLate = "if_late",
        /// With every repair.
        Always = "always",
    }
}

/// A level with the rules, the fee and the benefits that hold for one account today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Which level.
    pub code: LevelCode,
    /// Which side of the switch it stands on.
    pub family: Family,
    /// At least so many points, if set.
    pub points_from: Option<Points>,
    /// Strictly more than so many points, if set.
    pub points_over: Option<Points>,
    /// At most so many products, if set.
    pub max_products: Option<u32>,
    /// For one year, before VAT, in the account's currency.
    pub fee: Money,
    /// A repair takes at most so many working days.
    pub repair_days: u8,
    /// Whether equipment is lent meanwhile.
    pub loan: Loan,
    /// So many sensor cleans for each camera.
    pub cleans_per_body: u8,
    /// So many per cent off repairs.
    pub discount_percent: u8,
}

/// Whether a level can be chosen, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// It can be chosen.
    Within,
    /// So many points are missing.
    PointsMissing(Points),
    /// The account has more products than it takes.
    TooManyProducts {
        /// The most products it takes.
        max: u32,
    },
}

impl Level {
    /// The fewest points with which it can be chosen.
    #[must_use]
    pub fn threshold(&self) -> Points {
        let over = self.points_over.map(|over| over.plus(Points(1)));
        self.points_from.max(over).unwrap_or_default()
    }

    /// Whether an account with these points and so many products can choose it.
    #[must_use]
    pub fn reach(&self, points: Points, products: u32) -> Reach {
        let missing = points.missing_to(self.threshold());
        if missing > Points(0) {
            return Reach::PointsMissing(missing);
        }
        match self.max_products {
            Some(max) if products > max => Reach::TooManyProducts { max },
            _ => Reach::Within,
        }
    }
}

/// Whether the switch «Niveles de CPS disponibles» stands: the points rule of a corporate level is met.
#[must_use]
pub fn shows_corporate(points: Points, levels: &[Level]) -> bool {
    let mut corporate = levels
        .iter()
        .filter(|level| level.family == Family::Corporate);
    corporate.any(|level| level.threshold() <= points)
}

/// The next level up and the points that are missing to it: the individual ones first, then the corporate ones. `None` when
/// every level's points rule is met.
#[must_use]
pub fn next_level(points: Points, levels: &[Level]) -> Option<(LevelCode, Points)> {
    levels
        .iter()
        .filter(|level| level.threshold() > points)
        .min_by_key(|level| (level.family, level.threshold(), level.code))
        .map(|level| (level.code, points.missing_to(level.threshold())))
}

/// The level to suggest: of those within reach the one that takes most points, and of equals the first, which is the smallest
/// corporate level that takes all products. Pass one family's levels to ask about that family alone.
#[must_use]
pub fn best_within(points: Points, products: u32, levels: &[Level]) -> Option<LevelCode> {
    levels
        .iter()
        .filter(|level| level.reach(points, products) == Reach::Within)
        .max_by_key(|level| (level.threshold(), std::cmp::Reverse(level.code)))
        .map(|level| level.code)
}

/// The points from which an account is invited: those of the lowest individual level.
#[must_use]
pub fn invitation_threshold(levels: &[Level]) -> Option<Points> {
    levels
        .iter()
        .filter(|level| level.family == Family::Individual)
        .map(Level::threshold)
        .min()
}
