//! What this machine is: folders, programs, and who we are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::{Failure, Outcome};

/// Set by `cargo xtask ci`.
static PLAIN: AtomicBool = AtomicBool::new(false);

/// The repository's root.
pub(crate) fn project_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_path_buf)
}

/// Where logs and scratch builds go; `cargo clean` takes them along.
pub(crate) fn scratch() -> PathBuf {
    project_root().join("target/xtask")
}

/// Where cargo keeps its programs: on every Rust user's PATH.
pub(crate) fn cargo_bin() -> Outcome<PathBuf> {
    cargo_home().map(|home| home.join("bin"))
}

/// Tools that are shared by every clone of the project on this machine, but not by other projects.
pub(crate) fn tools() -> Outcome<PathBuf> {
    cargo_home().map(|home| home.join("cps-tools"))
}

fn cargo_home() -> Outcome<PathBuf> {
    let by_default = || env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(by_default)
        .ok_or_else(|| Failure::new("neither CARGO_HOME nor a home directory is set"))
}

/// The first program of that name on PATH, or in cargo's own folder.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(cargo_bin().ok())
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
}

/// A command that runs in the repository's root, free of what `cargo run` leaves in the environment: a toolchain chosen for
/// this process must not choose it for the compilers started from here.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project_root()).stdin(Stdio::null());
    if PLAIN.load(Ordering::Relaxed) {
        command.env("CI", "true");
    }
    for (name, _) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let from_cargo = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
            "RUST_RECURSION_",
        ];
        if ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"].contains(&text)
            || from_cargo.iter().any(|start| text.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    if let Some(libraries) = library_path() {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command
}

/// The person's own LD_LIBRARY_PATH, without what cargo put in front of it.
fn library_path() -> Option<std::ffi::OsString> {
    let value = env::var_os("LD_LIBRARY_PATH")?;
    let of_cargo = [
        Some(project_root().join("target")),
        tools().ok(),
        env::home_dir().map(|home| home.join(".rustup")),
    ];
    let own = |folder: &PathBuf| {
        !of_cargo
            .iter()
            .flatten()
            .any(|start| folder.starts_with(start))
    };
    let kept: Vec<PathBuf> = env::split_paths(&value)
        .filter(|folder| !folder.as_os_str().is_empty())
        .filter(own)
        .collect();
    if kept.is_empty() {
        None
    } else {
        env::join_paths(kept).ok()
    }
}

/// What a command prints, trimmed; `None` when it cannot start or fails.
pub(crate) fn output_of(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether we are root, who needs no sudo and whom Postgres refuses.
pub(crate) fn is_root() -> bool {
    let mut id = command("id");
    id.arg("-u");
    output_of(id).is_some_and(|user| user == "0")
}

/// A command with the right to change the system: as it is for root, else by sudo, which asks for a password only where someone can
/// type one.
pub(crate) fn privileged(program: &str) -> Outcome<Command> {
    if is_root() {
        return Ok(command(program));
    }
    if find_program("sudo").is_none() {
        return Err(Failure::new(format!(
            "`{program}` must run as root, and there is no sudo here"
        )));
    }
    let mut sudo = command("sudo");
    if !is_terminal() {
        sudo.arg("--non-interactive");
    }
    sudo.arg(program);
    Ok(sudo)
}

/// Whether someone watches: CI and pipes get plain lines.
pub(crate) fn is_terminal() -> bool {
    use std::io::IsTerminal;
    !PLAIN.load(Ordering::Relaxed) && env::var_os("CI").is_none() && std::io::stdout().is_terminal()
}

/// From here on, do as on CI: plain lines, and every program is told.
pub(crate) fn be_plain() {
    PLAIN.store(true, Ordering::Relaxed);
}

/// A symbolic link from `link` to `original`, whatever was there before.
pub(crate) fn replace_link(original: &Path, link: &Path) -> Outcome {
    if link.symlink_metadata().is_ok() {
        std::fs::remove_file(link)?;
    }
    std::os::unix::fs::symlink(original, link)?;
    Ok(())
}
