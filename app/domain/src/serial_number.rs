//! Serial numbers.

use crate::Problem;

const MIN: usize = 4;
const GROUP: usize = 4;

/// A serial number, upper-case and without spaces: the form in which it is unique per model among live products.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SerialNumber(String);

impl SerialNumber {
    /// The most characters, not counting spaces.
    pub const MAX: u32 = 20;

    /// Reads what someone typed: white space anywhere and lower case are forgiven, as nameplates are read in groups.
    ///
    /// # Errors
    /// [`Problem::Required`], [`Problem::TooLong`], or [`Problem::Malformed`] if it is shorter than four characters or has
    /// anything but letters A to Z and digits.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let serial: String = text
            .split_whitespace()
            .flat_map(str::chars)
            .map(|character| character.to_ascii_uppercase())
            .collect();
        if serial.is_empty() {
            return Err(Problem::Required);
        }
        if serial.chars().count() > Self::MAX as usize {
            return Err(Problem::TooLong { max: Self::MAX });
        }
        let plain = serial.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if serial.len() < MIN || !plain {
            return Err(Problem::Malformed);
        }
        Ok(Self(serial))
    }

    /// As it is shown, in groups of four: `0230 2100 4571`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(self.0.len() + self.0.len() / GROUP);
        for (position, character) in self.0.chars().enumerate() {
            if position > 0 && position % GROUP == 0 {
                grouped.push(' ');
            }
            grouped.push(character);
        }
        grouped
    }
}

checked_text!(SerialNumber);
