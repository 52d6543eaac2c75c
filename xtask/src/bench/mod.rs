//! `cargo xtask bench`: measures the release build; prints figures, asserts nothing.

mod database;
mod http;
mod measure;
mod options;
mod page;
mod portal;
mod server;
mod sizes;
mod store;
mod transfer;

use self::options::Options;
use crate::failure::Outcome;
use crate::report::Report;
use crate::setup::{self, machine};
use crate::{build, process};

/// Builds, measures, and prints Markdown tables: those that are done even when a later one fails.
pub(crate) fn run(words: &[&str]) -> Outcome {
    let options = Options::read(words)?;
    let mut report = Report::default();
    setup::for_running(&mut report)?;
    machine::ensure_postgres(&mut report)?;
    build::release(&mut report)?;
    report.step("build what measures", build_examples)?;
    let mut tables = Vec::new();
    let outcome = measure_all(&mut report, &options, &mut tables);
    println!("\n{}", tables.join("\n"));
    outcome
}

fn measure_all(report: &mut Report, options: &Options, tables: &mut Vec<String>) -> Outcome {
    tables.push(page::table(report)?);
    tables.push(transfer::table()?);
    tables.push(store::tables(report, options.checkouts)?);
    tables.push(sizes::table(report, options.products)?);
    Ok(())
}

/// The plain handler, and the program that measures beneath HTTP. All packages together, as the tests are built: chosen one by one
/// their dependencies would have other features, and compile again.
fn build_examples() -> Outcome {
    let mut cargo = build::cargo();
    cargo.args(["build", "--release", "--workspace"]);
    cargo.args([
        "--features",
        "cps/ssr",
        "--example",
        "floor",
        "--example",
        "measure",
    ]);
    process::run("examples", "bench-build", &mut cargo)
}
