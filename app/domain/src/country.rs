//! Countries.

use std::{fmt, str::FromStr};

use crate::Problem;

/// A country by its two letters (ISO 3166-1), upper-case. Which ones take part is data, not known here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads two letters of any case, with white space around them.
    ///
    /// # Errors
    /// [`Problem::Required`] for nothing, [`Problem::UnknownCountry`] for anything but two letters.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        match *text.trim().as_bytes() {
            [] => Err(Problem::Required),
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(Problem::UnknownCountry),
        }
    }

    /// Reads one of these countries.
    ///
    /// # Errors
    /// [`Problem::Required`] for nothing, [`Problem::UnknownCountry`] for anything else.
    pub(crate) fn parse_one_of(text: &str, countries: &[Self]) -> Result<Self, Problem> {
        let country = Self::parse(text)?;
        let known = countries.contains(&country);
        known.then_some(country).ok_or(Problem::UnknownCountry)
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Always letters, so the default is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for CountryCode {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::parse(text)
    }
}

travels_as_text!(CountryCode);
