//! What a server function answers when it can't do what was asked.

use crate::encoding::JsonText;
use cps_domain::{Field, FieldProblem, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The one error of every server function. Without script it travels in the address of the page
/// that the form stands on, so it carries what was typed and nothing secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// Something in the form is not right: a message stands at each field.
    Form(Rejected),
    /// The session has ended.
    SignedOut,
    /// No such thing, or another member's.
    NotFound,
    /// Too much at once: try again in a moment.
    Busy,
    /// The server was not reached.
    Unreachable,
    /// Our fault; it's in the log.
    Failed,
}

/// A form that was refused: the problems, and what was typed, by the name of the control.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// What is wrong, in the order of the form.
    pub problems: Vec<FieldProblem>,
    /// What was typed, so that it can stand there again.
    pub typed: Vec<(String, String)>,
}

impl Rejected {
    /// The first problem of `field`.
    pub fn problem(&self, field: Field) -> Option<&Problem> {
        self.problems
            .iter()
            .find(|found| found.field == field)
            .map(|found| &found.problem)
    }

    /// What was typed into the control `name`.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.typed
            .iter()
            .find(|(typed, _)| typed == name)
            .map(|(_, text)| text.as_str())
    }
}

impl FromServerFnError for Refusal {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            _ => Self::Failed,
        }
    }
}
