//! `wasm-opt`, which makes the WebAssembly small. The npm package ships a current one.

use std::fs;

use super::node;
use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::versions::BINARYEN;
use crate::{host, process};

/// Puts a current `wasm-opt` beside cargo's programs, where cargo-leptos finds it.
pub(crate) fn ensure(report: &mut Report) -> Outcome {
    if is_linked()? || is_new_enough() {
        report.present("wasm-opt");
        return Ok(());
    }
    node::ensure(report)?;
    report.step(&format!("npm install binaryen@{BINARYEN}"), install)?;
    if is_new_enough() {
        return Ok(());
    }
    let other = host::find_program("wasm-opt").unwrap_or_default();
    Err(
        Failure::new(format!("{} is older than {BINARYEN}", other.display()))
            .with_advice("remove it"),
    )
}

fn folder() -> Outcome<std::path::PathBuf> {
    Ok(host::tools()?.join(format!("binaryen-{BINARYEN}")))
}

/// Whether PATH leads to ours: quicker than asking it.
fn is_linked() -> Outcome<bool> {
    let target = host::find_program("wasm-opt").and_then(|path| fs::canonicalize(path).ok());
    Ok(target.is_some_and(|target| folder().is_ok_and(|folder| target.starts_with(folder))))
}

/// «wasm-opt version 132 (version_132)».
fn is_new_enough() -> bool {
    let mut command = host::command("wasm-opt");
    command.arg("--version");
    let answer = host::output_of(command).unwrap_or_default();
    let number = |text: &str| text.parse::<u32>().ok();
    answer
        .split_whitespace()
        .find_map(number)
        .is_some_and(|version| Some(version) >= number(BINARYEN))
}

fn install() -> Outcome {
    let folder = folder()?;
    fs::create_dir_all(&folder)?;
    let mut npm = host::command("npm");
    npm.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    process::run(
        "npm",
        "binaryen",
        npm.arg(&folder).arg(format!("binaryen@{BINARYEN}")),
    )
    .map_err(|failure| {
        failure.with_advice(&format!(
            "put a wasm-opt of version {BINARYEN} or newer on PATH"
        ))
    })?;
    let programs = host::cargo_bin()?;
    fs::create_dir_all(&programs)?;
    host::replace_link(
        &folder.join("node_modules/binaryen/bin/wasm-opt"),
        &programs.join("wasm-opt"),
    )
}
