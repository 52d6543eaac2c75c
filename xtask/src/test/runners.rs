//! The two test runners: nextest for Rust, Playwright for the browser.

use std::process::Command;

use super::counts::Counts;
use super::postgres::{Cluster, Durability};
use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::setup::{machine, python};
use crate::{build, host, process};

/// The test programs that open a database without being about engines: they run on SQLite with all others, and again on Postgres. One
/// fills the queue that only SQLite's writer has.
const ON_EITHER_ENGINE: &str = "(binary(http) - test(busy::a_form)) | binary(stripe)";

/// All Rust tests, with the features and the profile of the server's build, on both database engines.
pub(crate) fn nextest(report: &mut Report, counts: &mut Counts) -> Outcome {
    report.step("compile the tests", || {
        let mut build = nextest_command();
        build.arg("--no-run");
        process::run("tests", "nextest-build", &mut build)
    })?;
    let cluster = Cluster::start(Durability::Lost)?;
    let all = report.step("cargo nextest", || {
        run_nextest(&cluster, counts, "all()", "sqlite")
    });
    let again = report.step("cargo nextest on Postgres", || {
        run_nextest(&cluster, counts, ON_EITHER_ENGINE, "postgres")
    });
    all.and(again)
}

/// Runs the tests that `filter` lets through; those that can run on either engine, on this one.
fn run_nextest(cluster: &Cluster, counts: &mut Counts, filter: &str, engine: &str) -> Outcome {
    let mut run = nextest_command();
    run.args([
        "--no-fail-fast",
        "--status-level",
        "fail",
        "--final-status-level",
        "fail",
        "--show-progress",
        "none",
        "--filterset",
        filter,
    ]);
    run.env("CPS_TEST_ENGINE", engine)
        .env("CPS_TEST_POSTGRES_URL", cluster.url())
        .env("CPS_TEST_PYTHON", python::program());
    let (status, output) = process::run_aloud(&mut run)?;
    let counted = counts.add_nextest(&output);
    verdict("nextest", status.success(), counted)
}

/// The journeys in a real browser, against the release build.
pub(crate) fn playwright(report: &mut Report, counts: &mut Counts) -> Outcome {
    report.step("npx playwright test", || {
        let chromium = machine::chromium().ok_or_else(|| Failure::new("there is no Chromium"))?;
        let mut run = host::command("npx");
        run.args(["--no-install", "playwright", "test"]);
        run.current_dir(host::project_root().join("end2end"))
            .env("CHROMIUM_PATH", chromium);
        let (status, output) = process::run_aloud(&mut run)?;
        let counted = counts.add_playwright(&output);
        verdict("Playwright", status.success(), counted)
    })
}

fn nextest_command() -> Command {
    let mut command = build::cargo();
    command.args([
        "nextest",
        "run",
        "--locked",
        "--release",
        "--workspace",
        "--features",
        "cps/ssr",
        // Without the examples, which measure and have no tests.
        "--tests",
    ]);
    // As cargo-leptos builds (`always-erase-components`): with other flags every dependency would compile again.
    command.env("RUSTFLAGS", "--cfg erase_components");
    command
}

fn verdict(runner: &str, succeeded: bool, counted: bool) -> Outcome {
    match (succeeded, counted) {
        (true, true) => Ok(()),
        (true, false) => Err(Failure::new(format!(
            "{runner} did not say how many tests it ran"
        ))),
        (false, _) => Err(Failure::new(format!("{runner} failed"))),
    }
}
