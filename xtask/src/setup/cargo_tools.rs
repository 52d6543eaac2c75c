//! Tools that are published as crates: what is there, else ready-made by cargo-binstall, else compiled as cheaply as can be.

use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{host, process, versions};

/// A program that cargo can install.
#[derive(Clone, Copy)]
pub(crate) struct CargoTool {
    package: &'static str,
    binary: &'static str,
    /// What gets installed.
    version: &'static str,
    /// The start of the versions that will do if one is there already.
    accepted: &'static str,
    /// Only what works hard is worth optimising.
    opt_level: &'static str,
}

/// Writes the JavaScript around the WebAssembly.
pub(crate) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: versions::WASM_BINDGEN,
    accepted: versions::WASM_BINDGEN,
    opt_level: "1",
};
/// Builds both halves, and serves while one edits.
pub(crate) const CARGO_LEPTOS: CargoTool = CargoTool {
    package: "cargo-leptos",
    binary: "cargo-leptos",
    version: versions::CARGO_LEPTOS,
    accepted: versions::CARGO_LEPTOS,
    opt_level: "0",
};
/// Runs the Rust tests.
pub(crate) const CARGO_NEXTEST: CargoTool = CargoTool {
    package: "cargo-nextest",
    binary: "cargo-nextest",
    version: versions::CARGO_NEXTEST,
    accepted: "0.9.",
    opt_level: "0",
};
/// Checks licences, sources and bans.
pub(crate) const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    binary: "cargo-deny",
    version: versions::CARGO_DENY,
    accepted: versions::CARGO_DENY,
    opt_level: "0",
};

const BINSTALL_LIMIT: Duration = Duration::from_secs(120);

/// Installs those of `tools` that are missing or of another version.
pub(crate) fn ensure(report: &mut Report, tools: &[CargoTool]) -> Outcome {
    for tool in tools {
        match version(tool) {
            Some(version) if version.starts_with(tool.accepted) => {
                report.present(&format!("{} {version}", tool.binary))
            }
            _ => install(report, tool)?,
        }
    }
    Ok(())
}

/// What `<binary> --version` answers: «name 1.2.3 (more)».
fn version(tool: &CargoTool) -> Option<String> {
    let mut command = host::command(host::find_program(tool.binary)?);
    command.arg("--version");
    host::output_of(command)?
        .split_whitespace()
        .nth(1)
        .map(str::to_owned)
}

fn install(report: &mut Report, tool: &CargoTool) -> Outcome {
    let name = format!("{}@{}", tool.package, tool.version);
    let fetched = match host::find_program("cargo-binstall") {
        Some(_) => report.step(&format!("cargo binstall {name}"), || Ok(binstall(&name)))?,
        None => false,
    };
    if !fetched {
        report.step(&format!("compile {name} (some minutes)"), || {
            compile(tool, &name)
        })?;
    }
    match version(tool) {
        Some(version) if version.starts_with(tool.accepted) => Ok(()),
        found => Err(Failure::new(format!(
            "{} is installed, but PATH leads to {found:?}",
            tool.package
        ))
        .with_advice("remove the other one, or put cargo's `bin` folder before it on PATH")),
    }
}

fn binstall(name: &str) -> bool {
    let mut command = host::command("cargo");
    command.args([
        "binstall",
        "--no-confirm",
        "--disable-strategies",
        "compile",
        "--force",
        name,
    ]);
    let fetched = process::run_within(
        "cargo binstall",
        "cargo-binstall",
        &mut command,
        Some(BINSTALL_LIMIT),
    );
    if let Err(failure) = &fetched {
        println!("  not ready-made here: {failure}");
    }
    fetched.is_ok()
}

/// First with the author's own lock file; without it where the registry does not have all of those versions (yet).
fn compile(tool: &CargoTool, name: &str) -> Outcome {
    let locked = process::run(
        name,
        tool.package,
        cargo_install(tool, name).arg("--locked"),
    );
    let Err(failure) = locked else { return Ok(()) };
    println!("  not with its own lock file; once more without");
    process::run(
        name,
        &format!("{}-unlocked", tool.package),
        &mut cargo_install(tool, name),
    )
    .map_err(|second| {
        let advice =
            format!("`cargo binstall {name}`, or `cargo install {name}` with a newer Rust");
        Failure::new(format!("{failure}\n{second}")).with_advice(&advice)
    })
}

fn cargo_install(tool: &CargoTool, name: &str) -> std::process::Command {
    let mut command = host::command("cargo");
    command.args(["install", "--force", name, "--bin", tool.binary]);
    // One folder for all, so that what two tools share compiles once.
    command.env("CARGO_TARGET_DIR", host::scratch().join("tools"));
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level);
    for (setting, value) in [
        ("LTO", "off"),
        ("CODEGEN_UNITS", "16"),
        ("DEBUG", "0"),
        ("STRIP", "none"),
    ] {
        command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    command
}
