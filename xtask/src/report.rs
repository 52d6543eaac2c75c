//! Says what each step does, how it ended and how long it took.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::failure::Outcome;
use crate::process;

/// The steps so far.
#[derive(Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    passed: bool,
}

impl Report {
    /// Does one step, and says so before and after.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("> {name}");
        let begun = Instant::now();
        let outcome = work();
        let took = begun.elapsed();
        println!(
            "  {} {}",
            if outcome.is_ok() {
                "done in"
            } else {
                "FAILED after"
            },
            seconds(took)
        );
        self.steps.push(Step {
            name: name.to_owned(),
            took,
            passed: outcome.is_ok(),
        });
        outcome
    }

    /// A step that is one program, with its output in `target/xtask/<log>.log`.
    pub(crate) fn run(&mut self, name: &str, log: &str, command: &mut Command) -> Outcome {
        self.step(name, || process::run(name, log, command))
    }

    /// Says that there was nothing to do.
    pub(crate) fn present(&self, what: &str) {
        println!("= {what}");
    }

    /// Prints every step with its time.
    pub(crate) fn print_times(&self) {
        println!("\nSteps:");
        for step in &self.steps {
            println!(
                "  {:>9}  {}{}",
                seconds(step.took),
                step.name,
                if step.passed { "" } else { "  FAILED" }
            );
        }
        println!(
            "  {:>9}  in all",
            seconds(self.steps.iter().map(|step| step.took).sum())
        );
    }
}

/// A duration for people: «4.2 s», «3 min 05 s».
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}
