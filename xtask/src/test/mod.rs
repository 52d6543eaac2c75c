//! `cargo xtask test`: every check and every test, and a count at the end.

mod checks;
mod counts;
pub(crate) mod postgres;
mod runners;

use std::process::ExitCode;

use self::counts::Counts;
use crate::failure::Outcome;
use crate::report::Report;
use crate::{build, setup};

/// Runs everything, prints each step's time, and closes with «N passed, M failed».
pub(crate) fn run() -> Outcome<ExitCode> {
    let mut report = Report::default();
    let mut counts = Counts::default();
    let outcome = everything(&mut report, &mut counts);
    report.print_times();
    if let Err(failure) = &outcome {
        println!("\nerror: {failure}");
    }
    println!("\n{counts}");
    Ok(if outcome.is_ok() && counts.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Stops at the first check or build that fails; but the browser's tests run even when others failed.
fn everything(report: &mut Report, counts: &mut Counts) -> Outcome {
    setup::for_tests(report)?;
    checks::quick(report)?;
    build::release(report)?;
    checks::lints(report)?;
    let rust = runners::nextest(report, counts);
    let browser = runners::playwright(report, counts);
    let stale = checks::nothing_stale(report);
    rust.and(browser).and(stale)
}
