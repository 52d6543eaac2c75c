//! Node.js, and the end-to-end tests' packages.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::debian;
use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{host, process};

/// Node.js with npm: what is there, else Debian's.
pub(crate) fn ensure(report: &mut Report) -> Outcome {
    if host::find_program("node").is_some() && host::find_program("npm").is_some() {
        return Ok(());
    }
    debian::install(report, "Node.js with npm", &["nodejs", "npm"])
}

/// The packages of `end2end`, exactly as its lock file has them.
pub(crate) fn ensure_end2end(report: &mut Report) -> Outcome {
    ensure(report)?;
    let folder = host::project_root().join("end2end");
    let lock = folder.join("package-lock.json");
    if !lock.exists() {
        return Err(Failure::new(format!("{} is missing", lock.display())));
    }
    // npm writes this copy when it has finished.
    if changed(&folder.join("node_modules/.package-lock.json")) >= changed(&lock) {
        report.present("packages of end2end");
        return Ok(());
    }
    report.step("npm ci in end2end", || {
        let mut npm = host::command("npm");
        npm.args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        process::run("npm ci", "npm-ci", &mut npm)
    })
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}
