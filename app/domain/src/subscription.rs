//! Subscriptions: a membership term of one year at a level.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Date, Unrecognized};

const PREFIX: &str = "CPS";

/// A member's number, `CPS0000042`: new with every first subscription (guide, step 4), never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberNumber(u64);

impl MemberNumber {
    /// The number at this place of the sequence. Beyond seven digits it grows longer rather than repeat itself.
    #[must_use]
    pub const fn from_sequence(sequence: u64) -> Self {
        Self(sequence)
    }
}

impl fmt::Display for MemberNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{PREFIX}{:07}", self.0)
    }
}

impl FromStr for MemberNumber {
    type Err = Unrecognized;

    fn from_str(text: &str) -> Result<Self, Unrecognized> {
        let digits = text.strip_prefix(PREFIX).ok_or(Unrecognized)?;
        let number = Self(digits.parse().map_err(|_| Unrecognized)?);
        // One number, one spelling.
        let canonical = number.to_string() == text;
        canonical.then_some(number).ok_or(Unrecognized)
    }
}

travels_as_text!(MemberNumber);

coded_enum! {
    /// What happens when the term is over; the member can change it under "Manage Subscription" at any time.
    Renewal by code {
        /// Auto-Renewal: another term begins.
        Automatic = "automatic",
        /// The subscription ends.
        EndsAtTerm = "ends_at_term",
    }
}

coded_enum! {
    /// Why a subscription ended.
    EndedBecause by code {
        /// Its term was over, and there was no other.
        TermOver = "term_over",
        /// The member withdrew.
        Withdrawn = "withdrawn",
        /// Its invoice was not paid.
        Unpaid = "unpaid",
        /// The member closed the account.
        AccountClosed = "account_closed",
    }
}

coded_enum! {
    /// How the fee is paid (guide, step 4).
    PaymentMethod by code {
        /// By card, charged on the invoice's due date.
        Card = "card",
        /// By bank transfer, to arrive by the due date.
        Transfer = "transfer",
    }
}

/// What is kept of a card: enough to recognise it, not to use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardOnFile {
    /// The card's brand, as the provider names it.
    pub brand: String,
    /// The last four digits of its number.
    pub last_four: String,
    /// The last month it is good for, as printed on it: `09/28`.
    pub expires: String,
}

/// The last day of a term that starts on this day: one year, less a day. A term from 29 February ends on 28 February, so
/// that no paid day is lost.
#[must_use]
pub fn term_end(start: Date) -> Date {
    let next_year = start.year().saturating_add(1);
    // Without such a day next year (29 February) the following term starts on 1 March.
    let next_start =
        Date::new(next_year, start.month(), start.day()).or_else(|| Date::new(next_year, 3, 1));
    next_start.map_or(Date::MAX, |next_start| next_start.plus_days(-1))
}

/// Whether a term that has not been ended holds on this day, its first and last days included.
#[must_use]
pub fn is_live(starts_on: Date, ends_on: Date, today: Date) -> bool {
    (starts_on..=ends_on).contains(&today)
}
