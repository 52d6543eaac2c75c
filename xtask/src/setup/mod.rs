//! Installs what is missing, and nothing else. Running needs less than testing.

mod binaryen;
mod cargo_tools;
mod debian;
pub(crate) mod machine;
mod node;
pub(crate) mod python;
mod toolchain;
mod wasm_std;

use crate::failure::Outcome;
use crate::report::Report;

/// Everything: what running and testing need.
pub(crate) fn all() -> Outcome {
    let mut report = Report::default();
    for_tests(&mut report)?;
    println!(
        "\nReady: `cargo xtask run`, `cargo xtask test`, `cargo leptos watch` and `cargo leptos serve --release` work now."
    );
    Ok(())
}

/// What building and running for release needs.
pub(crate) fn for_running(report: &mut Report) -> Outcome {
    toolchain::ensure(report)?;
    cargo_tools::ensure(
        report,
        &[cargo_tools::WASM_BINDGEN, cargo_tools::CARGO_LEPTOS],
    )?;
    binaryen::ensure(report)
}

/// What the checks and the tests need besides.
pub(crate) fn for_tests(report: &mut Report) -> Outcome {
    for_running(report)?;
    cargo_tools::ensure(
        report,
        &[cargo_tools::CARGO_NEXTEST, cargo_tools::CARGO_DENY],
    )?;
    machine::ensure_chromium(report)?;
    machine::ensure_postgres(report)?;
    machine::ensure_readers(report)?;
    python::ensure(report)?;
    node::ensure_end2end(report)
}
