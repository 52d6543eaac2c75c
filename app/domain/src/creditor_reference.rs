//! What a transfer quotes, so that its invoice is found again.

use std::{fmt, str::FromStr};

use crate::{DocumentNumber, Unrecognized, check_characters};

const LETTERS: &str = "RF";

/// The most characters after the check digits.
const LONGEST: usize = 21;

/// The fewest digits of a number without its hyphen: `2026000001`.
const SHORTEST_NUMBER: usize = 10;

/// The most: the place in a series can be as long as `u32`.
const LONGEST_NUMBER: usize = 14;

/// A structured creditor reference (ISO 11649), `RF492026000001`. Banks pass it on unchanged, and its check digits tell a slip
/// of the keyboard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorReference(String);

impl CreditorReference {
    /// The reference under which a document is paid.
    #[must_use]
    pub fn of(number: DocumentNumber) -> Self {
        let rest: String = number.to_string().split('-').collect();
        // The digits of a number always have a remainder, so the default is never taken.
        let checks = check_characters::of(LETTERS, &rest).unwrap_or(['0'; 2]);
        let mut text = String::from(LETTERS);
        text.extend(checks);
        text.push_str(&rest);
        Self(text)
    }

    /// Reads a reference in upper or lower case, with or without spaces.
    ///
    /// # Errors
    /// [`Unrecognized`] if it is none, or a character of it is wrong.
    pub fn parse(text: &str) -> Result<Self, Unrecognized> {
        let text = check_characters::compact(text);
        let lengths = check_characters::HEAD + 1..=check_characters::HEAD + LONGEST;
        let reads = text.starts_with(LETTERS)
            && lengths.contains(&text.len())
            && check_characters::fits(&text);
        reads.then_some(Self(text)).ok_or(Unrecognized)
    }

    /// The first reference to an invoice within what someone wrote on a transfer. Banks break such texts anywhere, so spaces and
    /// line ends within it are forgiven.
    #[must_use]
    pub fn find_in(text: &str) -> Option<Self> {
        let text = check_characters::compact(text);
        text.match_indices(LETTERS).find_map(|(start, letters)| {
            let rest = text.get(start + letters.len()..)?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // Other digits may follow without a gap.
            let lengths = SHORTEST_NUMBER + 2..=digits.min(LONGEST_NUMBER + 2);
            let mut candidates = lengths.filter_map(|length| {
                let found = Self::parse(text.get(start..start + letters.len() + length)?).ok()?;
                found.document_number().map(|_| found)
            });
            candidates.next()
        })
    }

    /// The document that is paid under this reference, if it is one of ours.
    #[must_use]
    pub fn document_number(&self) -> Option<DocumentNumber> {
        let rest = self.0.get(check_characters::HEAD..)?;
        let year_ends = if rest.starts_with('R') { 5 } else { 4 };
        let (year, place) = rest.split_at_checked(year_ends)?;
        [year, "-", place].concat().parse().ok()
    }

    /// The reference without spaces, as programs exchange it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The reference in groups of four, as people read it: `RF49 2026 0000 01`.
    #[must_use]
    pub fn grouped(&self) -> String {
        check_characters::grouped(&self.0)
    }
}

impl fmt::Display for CreditorReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for CreditorReference {
    type Err = Unrecognized;

    fn from_str(text: &str) -> Result<Self, Unrecognized> {
        Self::parse(text)
    }
}

travels_as_text!(CreditorReference);
