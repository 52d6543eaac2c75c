//! The standard library for the browser, built from Debian's source for Debian's compiler, and built to be small.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::versions::DEBIAN_LINKER;
use crate::{host, process};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// The browser's half is optimised as a whole, and for that the library must carry its bitcode; cargo would leave it out.
const FLAGS: &str = "-Cembed-bitcode=yes";
/// Beside the library, what it was built by: a newer compiler cannot read it.
const STAMP: &str = "built-by.txt";
/// Cargo builds the library as a dependency of something; this is the something.
const MANIFEST: &str = r#"[package]
name = "carrier"
edition = "2024"

[lib]
path = "carrier.rs"

[workspace]

[profile.release]
codegen-units = 1
opt-level = "z"
panic = "abort"
"#;

/// Whether the library in that folder is not ours, or ours and built by the compiler that is there now.
pub(crate) fn is_current(libraries: &Path) -> bool {
    fs::read_to_string(libraries.join(STAMP)).map_or(true, |stamp| stamp == wanted_stamp())
}

fn wanted_stamp() -> String {
    let mut rustc = host::command(RUSTC);
    rustc.arg("-vV");
    format!(
        "{}\n{FLAGS}\n{MANIFEST}",
        host::output_of(rustc).unwrap_or_default()
    )
}

/// Builds the library and puts it where the compiler looks for it, with a linker beside; unless an earlier setup did.
pub(crate) fn install(report: &mut Report) -> Outcome {
    let libraries = libraries()?;
    if libraries.join(STAMP).exists() && is_current(&libraries) {
        report.present("the standard library for the browser");
        return Ok(());
    }
    let built = report.step(
        "build the standard library for the browser (half a minute)",
        build,
    )?;
    report.step("install it beside Debian's compiler", || copy(&built))
}

/// The folder with the built libraries.
fn build() -> Outcome<PathBuf> {
    let folder = host::scratch().join("wasm-std");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("Cargo.toml"), MANIFEST)?;
    fs::write(folder.join("carrier.rs"), "#![no_std]\n")?;
    let mut cargo = host::command(CARGO);
    cargo
        .current_dir(&folder)
        .env("RUSTC", RUSTC)
        .env("CARGO_TARGET_DIR", folder.join("target"));
    cargo.env("RUSTFLAGS", FLAGS);
    // A stable compiler builds its own library only when told that it may use unstable features.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    cargo.args([
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    process::run("standard library", "wasm-std", &mut cargo)?;
    Ok(folder.join("target/wasm32-unknown-unknown/release/deps"))
}

fn sysroot() -> Outcome<PathBuf> {
    let mut rustc = host::command(RUSTC);
    rustc.args(["--print", "sysroot"]);
    host::output_of(rustc)
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new(format!("{RUSTC} does not answer")))
}

fn libraries() -> Outcome<PathBuf> {
    Ok(sysroot()?.join("lib/rustlib/wasm32-unknown-unknown/lib"))
}

fn copy(built: &Path) -> Outcome {
    let libraries = libraries()?;
    // Whatever an older compiler left would be ambiguous.
    as_root("rm", &["-rf".as_ref(), &libraries])?;
    as_root("mkdir", &["-p".as_ref(), &libraries])?;
    for entry in fs::read_dir(built)?.flatten() {
        let path = entry.path();
        let is_library = path
            .extension()
            .is_some_and(|extension| extension == "rlib");
        if is_library
            && !entry
                .file_name()
                .to_string_lossy()
                .starts_with("libcarrier")
        {
            as_root("cp", &[&path, &libraries])?;
        }
    }
    forget_what_was_built_on_the_old_one()?;
    let stamp = host::scratch().join(STAMP);
    fs::write(&stamp, wanted_stamp())?;
    link_linker()?;
    // Last, so that an interrupted installation is not taken for a finished one.
    as_root("cp", &[&stamp, &libraries])
}

/// Cargo does not notice that a standard library has changed under it.
fn forget_what_was_built_on_the_old_one() -> Outcome {
    for folder in ["target/front", "target/wasm32-unknown-unknown"] {
        let folder = host::project_root().join(folder);
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    Ok(())
}

/// The compiler's default linker for the browser is called `rust-lld`, and lies where only the compiler looks.
fn link_linker() -> Outcome {
    let folder = sysroot()?
        .join("lib/rustlib")
        .join(host_triple()?)
        .join("bin");
    let linker = host::find_program(DEBIAN_LINKER)
        .ok_or_else(|| Failure::new(format!("`{DEBIAN_LINKER}` is not on PATH")))?;
    as_root("mkdir", &["-p".as_ref(), &folder])?;
    as_root("ln", &["-sfn".as_ref(), &linker, &folder.join("rust-lld")])
}

fn host_triple() -> Outcome<String> {
    let mut rustc = host::command(RUSTC);
    rustc.arg("-vV");
    let answer = host::output_of(rustc).unwrap_or_default();
    let triple = answer.lines().find_map(|line| line.strip_prefix("host: "));
    triple
        .map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("{RUSTC} does not name its host")))
}

fn as_root(program: &str, arguments: &[&Path]) -> Outcome {
    process::run(
        program,
        "wasm-std-install",
        host::privileged(program)?.args(arguments),
    )
}
