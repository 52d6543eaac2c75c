//! A database to measure on, of its own and gone afterwards.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::test::postgres::{Cluster, Durability};
use crate::{build, host, process};

/// Which engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    /// The embedded one.
    Sqlite,
    /// A server's, with its disk writes as they are by default: `fsync` and `synchronous_commit` on.
    Postgres,
}

impl Engine {
    /// Both, in the order of the tables.
    pub(super) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "Postgres",
        }
    }
}

/// A folder of its own with all that a portal keeps; dropping it removes all of it.
pub(super) struct Database {
    folder: PathBuf,
    cluster: Option<Cluster>,
}

impl Database {
    /// An empty database, brought to the program's version and seeded with so many products. `name` keeps it apart from others.
    pub(super) fn seeded(engine: Engine, name: &str, products: u32) -> Outcome<Self> {
        let folder = host::scratch().join("bench").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let cluster = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Cluster::start(Durability::Kept)?),
        };
        let database = Self { folder, cluster };
        let mut seed = database.portal();
        seed.args(["seed", "--products", &products.to_string()]);
        if host::is_terminal() {
            // It draws how far it has come.
            let status = seed.status()?;
            if !status.success() {
                return Err(Failure::new(format!("cps seed: {status}")));
            }
        } else {
            process::run("cps seed", "bench-seed", &mut seed)?;
        }
        Ok(database)
    }

    /// The address that the portal gets.
    pub(super) fn url(&self) -> String {
        match &self.cluster {
            Some(cluster) => format!("{}/postgres", cluster.url()),
            None => format!("sqlite:{}", self.folder.join("bench.sqlite").display()),
        }
    }

    /// The folder, for what belongs to this measurement.
    pub(super) fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// The built portal on this database.
    pub(super) fn portal(&self) -> Command {
        let mut command = host::command(build::server());
        command
            .env("DATABASE_URL", self.url())
            .env(build::HASHED_FILES.0, build::HASHED_FILES.1)
            .env("CPS_MAIL_FOLDER", self.folder.join("mail"))
            .env("LEPTOS_SITE_ROOT", "target/site");
        command
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The next run would remove it; there is nobody left to tell of a failure.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
