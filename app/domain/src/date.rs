//! Civil dates, years 1 to 9999, written `2022-03-12`.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, civil};

use crate::Unrecognized;

const SECONDS_PER_DAY: i64 = 86_400;

/// A day in the calendar, without time or zone.
///
/// It wraps jiff's date, whose printer and parser know far more forms than the one used here and would all be shipped to
/// the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first day that can be written with four digits.
    pub const MIN: Self = Self(civil::Date::constant(1, 1, 1));
    /// The last day that can be written with four digits.
    pub const MAX: Self = Self(civil::Date::constant(9999, 12, 31));
    /// The day on which [`crate::Instant`] starts to count.
    pub(crate) const UNIX_EPOCH: Self = Self(civil::Date::constant(1970, 1, 1));

    /// The day, or `None` if the calendar has no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = civil::Date::new(year, month, day).ok().map(Self);
        date.filter(|date| (Self::MIN..=Self::MAX).contains(date))
    }

    /// 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// This many days later, or earlier if negative; stops at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let shift = SignedDuration::from_secs(days.saturating_mul(SECONDS_PER_DAY));
        Self(self.0.saturating_add(shift)).clamp(Self::MIN, Self::MAX)
    }

    /// How many days later `other` is, negative if it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_secs() / SECONDS_PER_DAY
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.year(), self.month(), self.day());
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = Unrecognized;

    fn from_str(text: &str) -> Result<Self, Unrecognized> {
        parse_date(text).ok_or(Unrecognized)
    }
}

travels_as_text!(Date);

/// Reads the form in which date fields send their value and the database stores it, `2022-03-12`, and no other.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else {
        return None;
    };
    let month = i8::try_from(number(&[e, f])?).ok()?;
    let day = i8::try_from(number(&[g, h])?).ok()?;
    Date::new(number(&[a, b, c, d])?, month, day)
}

/// Reads a date as people write it: `2026-11-25`, or the day first: `25/11/2026`, `25.11.2026`, `5-1-2026`.
#[must_use]
pub fn parse_local_date(text: &str) -> Option<Date> {
    parse_date(text).or_else(|| {
        let mut parts = text.split(['/', '.', '-']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let fits = year.len() == 4
            && [day, month].iter().all(|part| matches!(part.len(), 1 | 2))
            && parts.next().is_none();
        fits.then_some(())?;
        let (day, month) = (number(day.as_bytes())?, number(month.as_bytes())?);
        Date::new(
            number(year.as_bytes())?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    })
}

/// At most four digits, so that the number fits.
fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |number: i16, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + i16::from(digit - b'0'))
    })
}
