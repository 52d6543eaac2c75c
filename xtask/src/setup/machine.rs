//! Programs that the tests use and that only the machine's owner can install: a browser, a second database engine, and what reads
//! the portal's books and documents.

use std::env;
use std::path::PathBuf;

use super::debian;
use crate::failure::{Failure, Outcome};
use crate::host;
use crate::report::Report;
use crate::versions::{
    DEBIAN_CHROMIUM, DEBIAN_CHROMIUM_SHELL, DEBIAN_HLEDGER, DEBIAN_POPPLER, DEBIAN_POSTGRES,
};

/// The oldest Postgres that the portal is tested on.
const OLDEST_POSTGRES: u32 = 15;

/// Chromium or a relative of it; `CHROMIUM_PATH` chooses another.
pub(crate) fn chromium() -> Option<PathBuf> {
    let names = [
        DEBIAN_CHROMIUM_SHELL,
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ];
    env::var_os("CHROMIUM_PATH")
        .map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| host::find_program(name)))
}

/// Installs Chromium's shell where Debian has it, and Chromium where there is neither.
pub(crate) fn ensure_chromium(report: &mut Report) -> Outcome {
    let lacks_shell = env::var_os("CHROMIUM_PATH").is_none()
        && host::find_program(DEBIAN_CHROMIUM_SHELL).is_none();
    // Where Debian's lists are still to be fetched, only trying tells.
    if lacks_shell
        && debian::is_here()
        && (chromium().is_none() || debian::offers(DEBIAN_CHROMIUM_SHELL))
    {
        debian::install(report, "Chromium", &[DEBIAN_CHROMIUM_SHELL])
            .unwrap_or_else(|failure| println!("  {failure}"));
    }
    if chromium().is_none() {
        debian::install(report, "Chromium", &[DEBIAN_CHROMIUM])?;
    }
    let found = chromium().ok_or_else(|| {
        Failure::new("there is no Chromium on PATH").with_advice("set CHROMIUM_PATH")
    })?;
    report.present(&found.display().to_string());
    Ok(())
}

/// The folder with Postgres's server programs, which Debian keeps off PATH: the newest that is there.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    if host::find_program("initdb").is_some() && host::find_program("pg_ctl").is_some() {
        return host::find_program("initdb")?.parent().map(PathBuf::from);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbers = versions
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let usable = numbers
        .filter(|version| *version >= OLDEST_POSTGRES)
        .max()?;
    let folder = PathBuf::from(format!("/usr/lib/postgresql/{usable}/bin"));
    folder.join("initdb").is_file().then_some(folder)
}

/// Installs Postgres's server where there is none.
pub(crate) fn ensure_postgres(report: &mut Report) -> Outcome {
    if postgres_programs().is_none() {
        debian::install(report, "Postgres", &[DEBIAN_POSTGRES])?;
    }
    let advice =
        format!("put `initdb` and `pg_ctl` of Postgres {OLDEST_POSTGRES} or newer on PATH");
    let found = postgres_programs()
        .ok_or_else(|| Failure::new("there is no Postgres server").with_advice(&advice))?;
    report.present(&format!("Postgres in {}", found.display()));
    Ok(())
}

/// Installs what reads the books and the documents that the portal writes, where it is missing.
pub(crate) fn ensure_readers(report: &mut Report) -> Outcome {
    for (program, package) in [("hledger", DEBIAN_HLEDGER), ("pdftotext", DEBIAN_POPPLER)] {
        if host::find_program(program).is_none() {
            debian::install(report, program, &[package])?;
        }
        let found = host::find_program(program);
        let found = found.ok_or_else(|| Failure::new(format!("there is no {program} on PATH")))?;
        report.present(&found.display().to_string());
    }
    Ok(())
}
