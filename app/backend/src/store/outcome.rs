//! What became of a unit of work, counted.

use metrics::counter;

/// How a unit of work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Committed.
    Kept,
    /// It failed, or nobody waits for it any more.
    Undone,
    /// The database did not get round to it.
    Refused,
}

impl Outcome {
    /// Adds one to the units that ended like this.
    pub(super) fn count(self) {
        let outcome = match self {
            Self::Kept => "kept",
            Self::Undone => "undone",
            Self::Refused => "refused",
        };
        counter!("cps_write_units_total", "outcome" => outcome).increment(1);
    }
}
