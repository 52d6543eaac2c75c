//! How a form is read: every control, so that all that is wrong can be said at once.

use std::str::FromStr;

use crate::{Field, FieldProblem, Problem};

/// Keeps the problems of the controls in the order in which they are read.
#[derive(Default)]
pub(crate) struct FormReader {
    problems: Vec<FieldProblem>,
}

impl FormReader {
    /// The control's value, or nothing if it has a problem.
    pub(crate) fn read<T>(&mut self, field: Field, parsed: Result<T, Problem>) -> Option<T> {
        parsed
            .map_err(|problem| self.problems.push(FieldProblem::new(field, problem)))
            .ok()
    }

    /// What the values make together, unless there was a problem.
    pub(crate) fn finish<T>(
        self,
        build: impl FnOnce() -> Option<T>,
    ) -> Result<T, Vec<FieldProblem>> {
        match build() {
            Some(whole) if self.problems.is_empty() => Ok(whole),
            _ => Err(self.problems),
        }
    }
}

/// The value of a control that may be left empty.
pub(crate) fn if_given<T>(parsed: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match parsed {
        Err(Problem::Required) => Ok(None),
        parsed => parsed.map(Some),
    }
}

/// The value of a control that sends one of the codes it was given: anything else was not chosen.
pub(crate) fn chosen<T: FromStr>(code: &str) -> Result<T, Problem> {
    code.parse().map_err(|_| Problem::Required)
}

/// A box that must be ticked.
pub(crate) fn ticked(ticked: bool, problem: Problem) -> Result<(), Problem> {
    ticked.then_some(()).ok_or(problem)
}
