//! What can be wrong with a line.

use thiserror::Error;

use super::reader::MAX_LENGTH;

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct WrongLine {
    /// Which line of the file, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: WrongLineReason,
}

/// Why a line was left out, in words for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WrongLineReason {
    /// Not UTF-8.
    #[error("it is no UTF-8 text")]
    Unreadable,
    /// Not as many columns as the first line.
    #[error("it has {found} columns and the first line {expected}")]
    Columns {
        /// How many it has.
        found: usize,
        /// How many the first line has.
        expected: usize,
    },
    /// Longer than a text of this column may be.
    #[error("{0} has more than {MAX_LENGTH} characters")]
    TooLong(&'static str),
    /// A tab, say, inside a text of this column.
    #[error("{0} holds a control character")]
    ControlCharacter(&'static str),
    /// No e-mail address.
    #[error("the e-mail address is missing")]
    NoEmail,
    /// Not an address that mail can be sent to.
    #[error("{0:?} is no e-mail address")]
    MalformedEmail(String),
    /// No member number.
    #[error("the member number is missing")]
    NoMemberNumber,
    /// The account has this member number and not the line's: by an earlier line, or since an earlier import.
    #[error("the account has another member number, {0:?}")]
    OtherMemberNumber(String),
    /// Details of a product, but not which.
    #[error("there are details but no model")]
    NoModel,
    /// The catalogue has no model of this name.
    #[error("there is no model {0:?}")]
    UnknownModel(String),
    /// The account's products have been moved, so a new one would never be.
    #[error("this account has been migrated")]
    Migrated,
}
