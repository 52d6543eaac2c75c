//! Other people's programs in Python that the tests hold the portal against, in a folder of the project's own.

use std::fs;
use std::path::{Path, PathBuf};

use super::debian;
use crate::failure::Outcome;
use crate::report::Report;
use crate::versions::DEBIAN_PYTHON;
use crate::{host, process};

/// Which programs, each with its version.
const REQUIREMENTS: &str = "tests/requirements.txt";

/// The Python that has them.
pub(crate) fn program() -> PathBuf {
    folder().join("bin/python")
}

/// Makes the folder with the programs, unless it is there with just these versions.
pub(crate) fn ensure(report: &mut Report) -> Outcome {
    let wanted = fs::read_to_string(host::project_root().join(REQUIREMENTS))?;
    // Written when everything is installed, so a setup that was interrupted begins again.
    let stamp = folder().join("installed.txt");
    let installed = fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted);
    if installed && works(&program()) {
        report.present("Python's programs for the tests");
        return Ok(());
    }
    if !has_environments() {
        debian::install(report, "Python", &DEBIAN_PYTHON)?;
    }
    report.step("pip install in target/python", || {
        install()?;
        Ok(fs::write(&stamp, wanted)?)
    })
}

fn folder() -> PathBuf {
    host::project_root().join("target/python")
}

/// Debian's Python comes without what makes a folder like this.
fn has_environments() -> bool {
    let mut python = host::command("python3");
    python.args(["-c", "import ensurepip, venv"]);
    host::output_of(python).is_some()
}

/// Whether it still starts: the Python that it was made with may be gone.
fn works(program: &Path) -> bool {
    let mut python = host::command(program);
    python.args(["-c", "import facturx, localstripe, saxonche"]);
    host::output_of(python).is_some()
}

fn install() -> Outcome {
    let advice = "is there a python3 of version 3.10 or newer, with venv, on PATH?";
    let mut venv = host::command("python3");
    venv.args(["-m", "venv", "--clear"]).arg(folder());
    process::run("python3 -m venv", "python-venv", &mut venv)
        .map_err(|failure| failure.with_advice(advice))?;
    let mut pip = host::command(program());
    pip.args(["-m", "pip", "install", "--no-input"]);
    pip.args(["--disable-pip-version-check", "--requirement", REQUIREMENTS]);
    process::run("pip install", "python-pip", &mut pip)
        .map_err(|failure| failure.with_advice(advice))
}
