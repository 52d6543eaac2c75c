//! The one error type: a sentence for the person at the terminal.

use std::fmt;

/// What went wrong, and where possible what to do about it.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// What every step returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that says `message`.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The same failure, followed by what the person can do by hand.
    pub(crate) fn with_advice(self, advice: &str) -> Self {
        Self(format!("{}\n  By hand: {advice}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
