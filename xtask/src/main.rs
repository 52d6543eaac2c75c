//! `cargo xtask …`: what a newcomer or CI runs. Standard library only, so that it compiles in seconds.

mod bench;
mod build;
mod failure;
mod host;
mod process;
mod progress;
mod report;
mod run;
mod setup;
mod test;
mod versions;

use std::process::ExitCode;

use crate::failure::Outcome;

const HELP: &str = "\
cargo xtask <command>

  setup   install what building, running and testing need; does nothing the second time
  build   set up, build for release: target/release/cps and target/site
  run     set up, build for release, migrate and seed an SQLite file, serve the portal
  test    set up, then every check and every test
  ci      the same as test, with plain output
  bench   build for release, then measure; prints Markdown tables. For a short try:
          --products 100000 --checkouts 640

Logs of long steps are in target/xtask.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["setup"] => setup::all().map(|()| ExitCode::SUCCESS),
        ["run", options @ ..] => run::run(options),
        ["build"] => build::all().map(|()| ExitCode::SUCCESS),
        ["test"] => test::run(),
        ["ci"] => {
            host::be_plain();
            test::run()
        }
        ["bench", options @ ..] => bench::run(options).map(|()| ExitCode::SUCCESS),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{HELP}");
            Ok(ExitCode::FAILURE)
        }
    }
}
