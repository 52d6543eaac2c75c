//! Copies of an SQLite file, and the way back.

mod making;
mod refused;
mod restoring;

use std::path::{Path, PathBuf};

use cps_backend::store::counters::{Counter, next};
use cps_backend::store::{Db, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, SqliteConnection};

/// A folder with a database and its backup.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a database that has counted so far, and a backup of one that had counted so far.
    async fn with(database: i64, backup: i64) -> Self {
        let place = Self::new();
        let other = Self::new();
        let db = other.open().await;
        count(&db, backup).await;
        cps_backend::store::backup::back_up(&other.address(), &place.backup())
            .await
            .unwrap();
        let db = place.open().await;
        count(&db, database).await;
        db.close().await;
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().canonicalize().unwrap().join(name)
    }

    fn database(&self) -> PathBuf {
        self.path("cps.sqlite")
    }

    fn backup(&self) -> PathBuf {
        self.path("backup.sqlite")
    }

    fn address(&self) -> String {
        format!("sqlite:{}", self.database().display())
    }

    async fn open(&self) -> Db {
        let db = Db::connect(&self.address()).await.unwrap();
        db.migrate().await.unwrap();
        db
    }

    /// The names of the files here, in their order.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Raises two counters so often, each time both in one unit of work.
async fn count(db: &Db, times: i64) {
    for _ in 0..times {
        let counted: Result<(i64, i64), StoreError> = db
            .write(async |connection| {
                Ok((
                    next(connection, Counter::Members).await?,
                    next(connection, Counter::Invoices { series: 2026 }).await?,
                ))
            })
            .await;
        counted.unwrap();
    }
}

/// How far the two have counted.
async fn counted(path: &Path) -> Vec<i64> {
    let mut connection = raw(path).await;
    let values = values(&mut connection).await;
    connection.close().await.unwrap();
    values
}

async fn values(connection: &mut SqliteConnection) -> Vec<i64> {
    sqlx::query_scalar("SELECT value FROM counters")
        .fetch_all(connection)
        .await
        .unwrap()
}

/// Changes a file behind the store's back.
async fn alter(path: &Path, sql: &'static str) {
    let mut connection = raw(path).await;
    connection.execute(sql).await.unwrap();
    connection.close().await.unwrap();
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(false)
        .connect()
        .await
        .unwrap()
}
