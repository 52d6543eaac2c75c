//! The example program that measures beneath HTTP, and its answers.

use std::collections::HashMap;
use std::fs;

use super::database::Database;
use crate::failure::{Failure, Outcome};
use crate::{host, process};

/// What it printed: a name and a value a line.
pub(super) struct Answers(HashMap<String, String>);

/// Runs the program on a database.
pub(super) fn ask(database: &Database, question: &[&str]) -> Outcome<Answers> {
    let mut program = host::command(host::project_root().join("target/release/examples/measure"));
    program.args(question).env("DATABASE_URL", database.url());
    process::run("measure", "bench-measure", &mut program)?;
    let printed = fs::read_to_string(host::scratch().join("bench-measure.log"))?;
    let pairs = printed.lines().filter_map(|line| line.split_once(' '));
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    Ok(Answers(pairs.map(own).collect()))
}

impl Answers {
    /// An answer as it stands.
    pub(super) fn text(&self, name: &str) -> Outcome<&str> {
        let found = self.0.get(name).map(String::as_str);
        found.ok_or_else(|| Failure::new(format!("measure did not say {name}")))
    }

    /// An answer that is a number.
    pub(super) fn number(&self, name: &str) -> Outcome<f64> {
        let text = self.text(name)?;
        text.parse()
            .map_err(|_| Failure::new(format!("measure says {text} for {name}")))
    }
}
