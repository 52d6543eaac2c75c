//! `cargo xtask run`: from a fresh clone to a portal in the browser.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{build, host, setup};

/// Sets up, builds, migrates, seeds, and becomes the server. `options` go to `cps serve`.
pub(crate) fn run(options: &[&str]) -> Outcome<ExitCode> {
    let mut report = Report::default();
    setup::for_running(&mut report)?;
    build::release(&mut report)?;
    report.run("cps migrate", "migrate", cps().arg("migrate"))?;
    report.run("cps seed --demo", "seed", cps().args(["seed", "--demo"]))?;
    println!();
    // The server takes this process's place: signals and the exit code are its own.
    let error = cps().args(["serve", "--demo"]).args(options).exec();
    Err(Failure::new(format!("`cps serve` does not start: {error}")))
}

/// The built server, told that its files carry hashes in their names.
fn cps() -> Command {
    let mut cps = host::command(build::server());
    cps.env(build::HASHED_FILES.0, build::HASHED_FILES.1);
    cps
}
