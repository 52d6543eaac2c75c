//! `cps`: the portal's binary. It parses the command line and hands over.

use clap::Parser;
use cps::server::command::CommandLine;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match cps::server::run(CommandLine::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("cps: {problem}");
            ExitCode::FAILURE
        }
    }
}
