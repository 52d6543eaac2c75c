//! A folder with a database, and the program that works on it.

use cps_backend::store::counters::{Counter, next};
use cps_backend::store::{Db, StoreError};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A folder of its own.
pub struct Place(TempDir);

/// How a command ended, and what it printed.
pub struct Ended {
    pub succeeded: bool,
    pub text: String,
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn database(&self) -> PathBuf {
        self.path("cps.sqlite")
    }

    pub fn backup(&self) -> PathBuf {
        self.path("backup.sqlite")
    }

    fn address(&self) -> String {
        format!("sqlite:{}", self.database().display())
    }

    /// Its database, brought up to date.
    pub async fn open(&self) -> Db {
        let db = Db::connect(&self.address()).await.unwrap();
        db.migrate().await.unwrap();
        db
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_cps"));
        program
            .current_dir(self.0.path())
            .env("DATABASE_URL", self.address())
            .env("CPS_MAIL_FOLDER", self.path("mail"))
            .env("LEPTOS_SITE_ADDR", "127.0.0.1:0");
        program
    }

    /// `cps backup FILE` or `cps restore FILE`, to be run.
    pub fn command(&self, name: &str, file: &Path) -> Command {
        let mut program = self.program();
        program.arg(name).arg(file);
        program
    }

    /// The same, run to its end.
    pub fn run(&self, name: &str, file: &Path) -> Ended {
        let output = self.command(name, file).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        Ended {
            succeeded: output.status.success(),
            text: String::from_utf8(text).unwrap(),
        }
    }
}

/// `cps serve`; dropped, it is killed.
pub struct Serving {
    process: Child,
    address: String,
}

impl Serving {
    pub fn start(place: &Place) -> Self {
        let mut process = place
            .program()
            .arg("serve")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let (_, address) = line.trim().split_once(" at ").unwrap();
        Self {
            address: address.to_owned(),
            process,
        }
    }

    /// Whether it shows a page that asks the database.
    pub async fn answers(&self) -> bool {
        let page = reqwest::get(format!("{}/apply", self.address)).await;
        page.unwrap().status().is_success()
    }

    /// Without a chance to put anything in order.
    pub fn kill(self) {}
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Raises two counters in one unit of work, and says how far they are.
pub async fn count(db: &Db) -> [i64; 2] {
    let counted: Result<_, StoreError> = db
        .write(async |connection| {
            Ok([
                next(connection, Counter::Members).await?,
                next(connection, Counter::Invoices { series: 2026 }).await?,
            ])
        })
        .await;
    counted.unwrap()
}
