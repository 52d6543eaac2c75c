//! A Rust that can build for the browser: what is there, else rustup's, else Debian's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{debian, wasm_std};
use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{host, process};

/// The name under which rustup knows Debian's compiler.
const LINKED: &str = "cps";
/// Below this, cargo's tools do not compile, so that rustup's target alone would not get far.
const TOOLS_NEED_RUST: u32 = 96;
/// A network that does not answer must not hold anybody up.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);
const ADVICE: &str = "`rustup update stable && rustup target add wasm32-unknown-unknown`";

/// Makes a plain `cargo build --target wasm32-unknown-unknown` work in this repository.
pub(crate) fn ensure(report: &mut Report) -> Outcome {
    if can_build_for_browser(None) {
        report.present("Rust for the browser");
        return Ok(());
    }
    if host::find_program("rustup").is_none() {
        return Err(Failure::new(
            "this Rust has no wasm32-unknown-unknown, and there is no rustup to add it",
        )
        .with_advice(ADVICE));
    }
    if !can_build_for_browser(Some(LINKED)) {
        if prefers_rustup() && add_target(report)? {
            return Ok(());
        }
        if !debian::is_here() {
            return if !prefers_rustup() && add_target(report)? {
                Ok(())
            } else {
                Err(nothing_worked())
            };
        }
        debian::install(
            report,
            "Debian's Rust, which can build for the browser",
            &crate::versions::DEBIAN_RUST,
        )?;
        wasm_std::install(report)?;
        report.step(&format!("link it as rustup's toolchain `{LINKED}`"), link)?;
    }
    report.step(
        &format!("choose toolchain `{LINKED}` for this folder"),
        || {
            let mut choose = host::command("rustup");
            process::run(
                "rustup override",
                "rustup-override",
                choose.args(["override", "set", LINKED]),
            )
        },
    )?;
    if can_build_for_browser(None) {
        Ok(())
    } else {
        Err(nothing_worked())
    }
}

fn nothing_worked() -> Failure {
    Failure::new("no Rust here can build for wasm32-unknown-unknown").with_advice(ADVICE)
}

/// Whether that toolchain (or the one in force here) has a standard library for the browser that its compiler can read.
fn can_build_for_browser(toolchain: Option<&str>) -> bool {
    let mut rustc = host::command("rustc");
    rustc.args(toolchain.map(|name| format!("+{name}")));
    rustc.args([
        "--print",
        "target-libdir",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    let Some(libraries) = host::output_of(rustc).map(PathBuf::from) else {
        return false;
    };
    let Ok(files) = std::fs::read_dir(&libraries) else {
        return false;
    };
    let has_std = files
        .flatten()
        .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"));
    has_std && wasm_std::is_current(&libraries)
}

/// Rustup's own way is the better one where the rest can follow: its compiler is new enough for the tools, or they come ready-made.
fn prefers_rustup() -> bool {
    let mut targets = host::command("rustup");
    targets.args(["target", "list", "--installed"]);
    // A toolchain that was only linked has no targets to add.
    if host::output_of(targets).is_none() {
        return false;
    }
    let mut rustc = host::command("rustc");
    rustc.arg("--version");
    let version = host::output_of(rustc).unwrap_or_default();
    let minor = version
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= TOOLS_NEED_RUST)
        || host::find_program("cargo-binstall").is_some()
}

/// Whether rustup could fetch the target. A «no» is an answer, not a failure.
fn add_target(report: &mut Report) -> Outcome<bool> {
    report.step("rustup target add wasm32-unknown-unknown", || {
        let mut add = host::command("rustup");
        add.args(["target", "add", "wasm32-unknown-unknown"]);
        let added = process::run_within("rustup", "rustup-target", &mut add, Some(RUSTUP_LIMIT));
        if let Err(failure) = &added {
            println!("  rustup cannot fetch it here: {failure}");
        }
        Ok(added.is_ok() && can_build_for_browser(None))
    })
}

/// A folder that looks like a toolchain to rustup: Debian's programs, and the formatter (which Debian leaves out) of the toolchain
/// in force until now.
fn link() -> Outcome {
    let folder = host::tools()?.join("toolchain");
    let programs = folder.join("bin");
    std::fs::create_dir_all(&programs)?;
    for name in ["rustc", "cargo", "rustdoc", "cargo-clippy", "clippy-driver"] {
        host::replace_link(&Path::new("/usr/bin").join(name), &programs.join(name))?;
    }
    for name in ["rustfmt", "cargo-fmt"] {
        if let Some(program) = rustup_which(name) {
            host::replace_link(&program, &programs.join(name))?;
        }
    }
    host::replace_link(Path::new("/usr/lib"), &folder.join("lib"))?;
    let mut rustup = host::command("rustup");
    process::run(
        "rustup toolchain link",
        "rustup-link",
        rustup.args(["toolchain", "link", LINKED]).arg(folder),
    )
}

fn rustup_which(program: &str) -> Option<PathBuf> {
    let mut which = host::command("rustup");
    // In the home folder: this repository may already use the linked toolchain.
    which
        .args(["which", program])
        .current_dir(std::env::home_dir()?);
    host::output_of(which).map(PathBuf::from)
}
