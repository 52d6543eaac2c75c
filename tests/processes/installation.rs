//! A database and folders for mails, on which any number of processes run.

use std::fs::{self, OpenOptions};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::Parser as _;
use cps::server::command::CommandLine;
use cps_backend::portal::Portal;
use cps_backend::seed::seed_catalogue;
use tempfile::TempDir;

use crate::portal_process::PortalProcess;
use engine::new_postgres_database;

/// The header in which the tests' browsers say where they come from.
pub(crate) const VISITOR: &str = "x-forwarded-for";

/// Into this folder the workers inside of `cps serve` deliver mails.
pub(crate) const SERVE: &str = "serve";

/// How much of what the processes logged a failed test shows.
const TAIL_LINES: usize = 60;

/// Everything that processes of one portal share.
pub(crate) struct Installation {
    database: String,
    folder: TempDir,
}

impl Installation {
    /// On an SQLite file.
    pub(crate) fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
        Self { database, folder }
    }

    /// On a database of its own on the Postgres server.
    pub(crate) async fn on_postgres() -> Self {
        Self {
            database: new_postgres_database().await,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Starts `cps serve` with these options besides the usual ones, on a port that is free.
    pub(crate) fn serve(&self, options: &[&str]) -> PortalProcess {
        let mut command = self.command("serve", SERVE, options);
        command
            .args(["--address", "127.0.0.1:0"])
            .args(["--client-address-header", VISITOR])
            .stdout(Stdio::piped());
        PortalProcess::start(&mut command)
    }

    /// Starts `cps worker` with these options besides the usual ones. It delivers mails into a folder of this name.
    pub(crate) fn worker(&self, mails: &str, options: &[&str]) -> PortalProcess {
        PortalProcess::start(&mut self.command("worker", mails, options))
    }

    /// The portal's services in the test's own process, with the database brought to this version and the catalogue in it. Invoices
    /// of what is joined through it are due at once.
    pub(crate) async fn portal(&self) -> Portal {
        let options = self.options(SERVE).into_iter();
        let at_once = ["--invoice-delay", "0"].map(str::to_owned);
        let line = ["cps".to_owned()].into_iter().chain(options).chain(at_once);
        let portal = CommandLine::parse_from(line).serve.portal.portal().await;
        let portal = portal.unwrap();
        seed_catalogue(&portal).await.unwrap();
        portal
    }

    /// The ids of the mails that were delivered into the folder of this name.
    pub(crate) fn delivered(&self, mails: &str) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.folder.path().join(mails)) else {
            return Vec::new();
        };
        let names = folder.map(|file| file.unwrap().file_name().into_string().unwrap());
        names
            .filter_map(|name| Some(name.strip_suffix(".eml")?.to_owned()))
            .collect()
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn options(&self, mails: &str) -> [String; 6] {
        [
            "--database-url".to_owned(),
            self.database.clone(),
            "--mail-folder".to_owned(),
            self.folder.path().join(mails).display().to_string(),
            "--issuer-iban".to_owned(),
            "ES91 2100 0418 4502 0005 1332".to_owned(),
        ]
    }

    fn command(&self, name: &str, mails: &str, options: &[&str]) -> Command {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log());
        let mut command = Command::new(env!("CARGO_BIN_EXE_cps"));
        command
            .arg(name)
            .args(self.options(mails))
            .args(options)
            .env("RUST_LOG", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log.unwrap());
        command
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let tail = &lines[lines.len().saturating_sub(TAIL_LINES)..];
        eprintln!("What the processes logged last:\n{}", tail.join("\n"));
    }
}
