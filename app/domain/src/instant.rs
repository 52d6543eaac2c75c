//! Moments in time.

use serde::{Deserialize, Serialize};

use crate::Date;

const MILLIS_PER_DAY: i64 = 86_400_000;
const MILLIS_PER_HOUR: i64 = 3_600_000;

/// A moment, in Unix milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(i64);

impl Instant {
    /// The moment so many milliseconds after 1 January 1970, 00:00 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The moment at which this hour of a day begins, UTC.
    #[must_use]
    pub fn at_hour(day: Date, hour: i64) -> Self {
        let days = Date::UNIX_EPOCH.days_until(day);
        Self(days * MILLIS_PER_DAY + hour * MILLIS_PER_HOUR)
    }

    /// Milliseconds since 1 January 1970, 00:00 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// So many seconds later, or earlier if negative; stops at the ends of what can be counted.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// The day in UTC; stops at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn date(self) -> Date {
        Date::UNIX_EPOCH.plus_days(self.0.div_euclid(MILLIS_PER_DAY))
    }
}
