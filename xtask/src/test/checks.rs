//! Checks that need no running program.

use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{build, host};

/// What takes seconds comes first, so that a slip is known at once.
pub(crate) fn quick(report: &mut Report) -> Outcome {
    report.run("cargo fmt --check", "fmt", &mut cargo("fmt --all --check"))?;
    let mut locked = cargo("metadata --locked --format-version 1");
    report.run("Cargo.lock is up to date", "metadata", &mut locked)?;
    let mut deny = cargo("deny --locked check bans licenses sources");
    report.run("cargo deny", "deny", &mut deny)?;
    let mut types = host::command("npm");
    types.args(["run", "--prefix", "end2end", "check"]);
    report.run("types of end2end", "end2end-types", &mut types)
}

/// Both halves, with the profiles they are built with, so that macros and build scripts compile once.
pub(crate) fn lints(report: &mut Report) -> Outcome {
    let mut server = cargo("clippy --locked --release --workspace --all-targets");
    server.args(["--features", "cps/ssr", "--", "-D", "warnings"]);
    report.run("cargo clippy for the server", "clippy-server", &mut server)?;
    let mut browser = cargo("clippy --locked --package cps --package cps-web --package cps-domain");
    browser.args([
        "--lib",
        "--no-default-features",
        "--features",
        "cps/hydrate",
    ]);
    browser.args([
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        "wasm-release",
    ]);
    // Where cargo-leptos builds this half.
    browser.args(["--target-dir", "target/front", "--", "-D", "warnings"]);
    report.run(
        "cargo clippy for the browser",
        "clippy-browser",
        &mut browser,
    )
}

/// The tests must leave nothing new behind: no snapshot that waits for a decision.
pub(crate) fn nothing_stale(report: &mut Report) -> Outcome {
    report.step("nothing stale", || {
        let mut git = host::command("git");
        git.args([
            "ls-files",
            "--cached",
            "--others",
            "*.snap.new",
            "*.pending-snap",
        ]);
        let listed =
            host::output_of(git).ok_or_else(|| Failure::new("git ls-files does not work here"))?;
        if listed.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!(
                "snapshots wait for a decision:\n{listed}"
            )))
        }
    })
}

/// A cargo command from one line.
fn cargo(line: &str) -> Command {
    let mut command = build::cargo();
    command.args(line.split_whitespace());
    command
}
