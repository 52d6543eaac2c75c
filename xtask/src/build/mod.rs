//! The release build of the portal, and whether it is still fresh.

mod precompress;

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::SystemTime;

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{host, process, setup};

/// `cargo xtask build`.
pub(crate) fn all() -> Outcome {
    let mut report = Report::default();
    setup::for_running(&mut report)?;
    release(&mut report)
}

/// What the build reads, from the repository's root.
const INPUTS: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "src",
    "app",
    "style",
    "public",
];
/// What it writes.
const OUTPUTS: [&str; 2] = ["target/release/cps", "target/site"];

/// The server's program.
pub(crate) fn server() -> PathBuf {
    host::project_root().join("target/release/cps")
}

/// Settings that make file names change with their content, so that browsers may keep them for ever.
pub(crate) const HASHED_FILES: (&str, &str) = ("LEPTOS_HASH_FILES", "true");

/// A cargo command with the compiler's flags that cargo-leptos sets for `always-erase-components`: with others, checks and tests would
/// compile every dependency again.
pub(crate) fn cargo() -> Command {
    let mut cargo = host::command("cargo");
    let own = std::env::var("RUSTFLAGS").unwrap_or_default();
    cargo.env("RUSTFLAGS", format!("{own} --cfg erase_components"));
    cargo
}

/// Builds both halves for release, unless nothing changed since: even a build with nothing to do optimises the WebAssembly again.
pub(crate) fn release(report: &mut Report) -> Outcome {
    let inputs = fingerprint(&INPUTS);
    let stamp = host::scratch().join("release.stamp");
    let recorded = fs::read_to_string(&stamp).unwrap_or_default();
    if recorded == record(inputs) && server().is_file() {
        report.present("the release build");
        return Ok(());
    }
    report.step(
        "cargo leptos build --release (about ten minutes the first time)",
        both_halves,
    )?;
    report.step("compress the site's files", precompress::site)?;
    fs::write(stamp, record(inputs))?;
    Ok(())
}

/// cargo-leptos compiles one half after the other, and what optimises the browser's keeps a single core busy: so the server's half is
/// compiled beside it, and is there when cargo-leptos comes to it.
fn both_halves() -> Outcome {
    thread::scope(|scope| {
        let server = scope.spawn(server_half);
        let both = leptos_build();
        let server = server.join();
        server.map_err(|_| Failure::new("the server's half could not be built"))??;
        both
    })
}

/// As cargo-leptos does it.
fn server_half() -> Outcome {
    let mut cargo = cargo();
    cargo.args(["build", "--release", "--package=cps", "--bin=cps"]);
    cargo.args(["--no-default-features", "--features=ssr"]);
    process::run("server", "release-build-server", &mut cargo)
}

fn leptos_build() -> Outcome {
    let mut cargo = host::command("cargo");
    cargo
        .args(["leptos", "build", "--release"])
        .env(HASHED_FILES.0, HASHED_FILES.1);
    process::run("release build", "release-build", &mut cargo)
}

fn record(inputs: u64) -> String {
    format!("{inputs:016x} {:016x}\n", fingerprint(&OUTPUTS))
}

/// Names, sizes and times of all files below `roots`: quick, and it sees additions and removals too.
fn fingerprint(roots: &[&str]) -> u64 {
    let mut files = Vec::new();
    for root in roots {
        collect(&host::project_root().join(root), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish()
}

fn collect(path: &Path, files: &mut Vec<(PathBuf, u64, Option<SystemTime>)>) {
    if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.flatten() {
            collect(&entry.path(), files);
        }
    } else if let Ok(metadata) = fs::metadata(path) {
        files.push((path.to_path_buf(), metadata.len(), metadata.modified().ok()));
    }
}
