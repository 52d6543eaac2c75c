//! Points.

use std::{fmt, iter::Sum};

use serde::{Deserialize, Serialize};

/// What a product counts, or an account's products together.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Points(pub u32);

impl Points {
    /// The sum; stops at the largest number instead of starting again from zero.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// How many points are missing to a target; zero once it is reached.
    #[must_use]
    pub const fn missing_to(self, target: Self) -> Self {
        Self(target.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::default(), Self::plus)
    }
}
