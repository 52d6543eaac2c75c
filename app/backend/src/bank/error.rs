//! Why a statement cannot be taken in. It is read whole before anything is stored, so then nothing is.

use thiserror::Error;

/// What is wrong with a file, in words for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StatementError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// XML of another kind.
    #[error("this is XML, but no bank statement in CAMT.053")]
    OtherXml,
    /// XML that breaks off or does not hold together.
    #[error("the XML breaks at byte {0}")]
    BrokenXml(u64),
    /// The first line lacks this column.
    #[error("the first line names no column {0:?}")]
    MissingColumn(&'static str),
    /// The first line has this column more than once.
    #[error("the first line names the column {0:?} twice")]
    RepeatedColumn(&'static str),
    /// A line of a CSV file makes no sense.
    #[error("line {line}: {wrong}")]
    Line {
        /// Which one, from 1.
        line: u64,
        /// What is wrong with it.
        wrong: WrongEntry,
    },
    /// An entry of an XML file makes no sense.
    #[error("entry {entry}: {wrong}")]
    Entry {
        /// Which one, from 1.
        entry: u64,
        /// What is wrong with it.
        wrong: WrongEntry,
    },
}

/// What is wrong with a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WrongEntry {
    /// No day on which it was booked, or none that the calendar has.
    #[error("the date cannot be read")]
    Date,
    /// No amount, or more decimals than the currency has.
    #[error("the amount cannot be read")]
    Amount,
    /// No currency.
    #[error("the currency cannot be read")]
    Currency,
    /// Neither in nor out.
    #[error("it says neither credit nor debit")]
    Direction,
    /// Not as many columns as the first line.
    #[error("it does not have as many columns as the first line")]
    Columns,
}
