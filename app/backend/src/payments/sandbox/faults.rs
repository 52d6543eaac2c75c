//! What can go wrong between the portal and a provider, for tests that want it to.

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::payments::ProviderError;

/// What goes wrong with one call of the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call does not arrive.
    Unreachable,
    /// The call arrives and is done, but its answer does not come back.
    AnswerLost,
    /// The call arrives and is done, but the provider says that it has not decided yet.
    Pending,
}

/// A script of faults: each call takes the next line. When the script is over, everything works.
#[derive(Debug, Default)]
pub struct Faults(Mutex<VecDeque<Option<Fault>>>);

impl Faults {
    /// Faults for the calls to come, after those that were written before; `None` is a call that works.
    pub fn script(&self, faults: impl IntoIterator<Item = Option<Fault>>) {
        self.lines().extend(faults);
    }

    /// What goes wrong with this call.
    pub(super) fn next(&self) -> Option<Fault> {
        self.lines().pop_front().flatten()
    }

    /// A test that failed while it held the script has nothing more to lose.
    fn lines(&self) -> MutexGuard<'_, VecDeque<Option<Fault>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why nothing was heard of a call.
#[derive(Debug)]
struct Scripted(Fault);

impl fmt::Display for Scripted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Fault::Unreachable => "nothing arrived, as the script says",
            Fault::AnswerLost => "the answer was lost, as the script says",
            Fault::Pending => "nothing is decided, as the script says",
        })
    }
}

impl Error for Scripted {}

impl From<Fault> for ProviderError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unreachable | Fault::AnswerLost => Self::Unreachable(Box::new(Scripted(fault))),
            Fault::Pending => Self::Pending,
        }
    }
}
