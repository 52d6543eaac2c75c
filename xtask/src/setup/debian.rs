//! Debian's packages, where there is a Debian.

use std::sync::Once;

use crate::failure::{Failure, Outcome};
use crate::report::Report;
use crate::{host, process};

/// The list of packages is fetched once in a run.
static UPDATED: Once = Once::new();

/// Whether this machine has Debian's package manager.
pub(crate) fn is_here() -> bool {
    host::find_program("apt-get").is_some()
}

/// Whether this Debian has such a package, as far as its lists are known here.
pub(crate) fn offers(package: &str) -> bool {
    let mut show = host::command("apt-cache");
    show.args(["show", package]);
    host::output_of(show).is_some_and(|found| !found.is_empty())
}

/// Installs `packages`, unless all of them are there.
pub(crate) fn install(report: &mut Report, what: &str, packages: &[&str]) -> Outcome {
    let by_hand = format!(
        "install the packages {} (or what your system calls them)",
        packages.join(", ")
    );
    if !is_here() {
        return Err(
            Failure::new(format!("{what} is missing, and this is no Debian")).with_advice(&by_hand),
        );
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    report.step(&format!("apt-get install {}", missing.join(" ")), || {
        update();
        let mut install = apt_get()?;
        install
            .args(["install", "--yes", "--no-remove", "--no-install-recommends"])
            .args(&missing);
        process::run("apt-get install", "apt-install", &mut install)
            .map_err(|failure| failure.with_advice(&by_hand))
    })
}

/// Old lists may do, so a failure here is told by the installation that follows.
fn update() {
    UPDATED.call_once(|| {
        let updated = apt_get()
            .and_then(|mut apt| process::run("apt-get update", "apt-update", apt.arg("update")));
        if let Err(failure) = updated {
            println!("  {failure}");
        }
    });
}

fn apt_get() -> Outcome<std::process::Command> {
    let mut apt = host::privileged("env")?;
    apt.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--option",
        "DPkg::Lock::Timeout=120",
    ]);
    Ok(apt)
}

fn is_installed(package: &str) -> bool {
    let mut query = host::command("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status}", package]);
    host::output_of(query).is_some_and(|status| status == "installed")
}
