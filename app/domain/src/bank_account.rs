//! Bank accounts into which invoices are paid.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Unrecognized, check_characters};

/// The shortest and the longest account number of any country.
const IBAN_LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// An International Bank Account Number (ISO 13616), upper-case and without spaces. Its check digits fit; whether there is such
/// an account, only its bank knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads a number in upper or lower case, with or without spaces.
    ///
    /// # Errors
    /// [`Unrecognized`] if it is none, or a character of it is wrong.
    pub fn parse(text: &str) -> Result<Self, Unrecognized> {
        let text = check_characters::compact(text);
        let country = text.as_bytes().get(..2).unwrap_or_default();
        let reads = country.iter().all(u8::is_ascii_uppercase)
            && IBAN_LENGTHS.contains(&text.len())
            && check_characters::fits(&text);
        reads.then_some(Self(text)).ok_or(Unrecognized)
    }

    /// The number without spaces, as programs exchange it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number in groups of four, as people read it.
    #[must_use]
    pub fn grouped(&self) -> String {
        check_characters::grouped(&self.0)
    }
}

/// A bank by its Business Identifier Code (ISO 9362), upper-case: four letters, a country, two characters for the place, and
/// perhaps three for the branch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bic(String);

impl Bic {
    /// Reads a code in upper or lower case.
    ///
    /// # Errors
    /// [`Unrecognized`] if it is none.
    pub fn parse(text: &str) -> Result<Self, Unrecognized> {
        let text = check_characters::compact(text);
        let reads = matches!(text.len(), 8 | 11)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text
                .bytes()
                .skip(4)
                .take(2)
                .all(|byte| byte.is_ascii_uppercase());
        reads.then_some(Self(text)).ok_or(Unrecognized)
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a transfer goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Whose account it is.
    pub holder: String,
    /// Its number.
    pub iban: Iban,
    /// Its bank; within Europe the number alone will do.
    pub bic: Option<Bic>,
}

macro_rules! codes {
    ($($type:ident),+) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl FromStr for $type {
            type Err = Unrecognized;

            fn from_str(text: &str) -> Result<Self, Unrecognized> {
                Self::parse(text)
            }
        }

        travels_as_text!($type);
    )+};
}

codes!(Iban, Bic);
