//! Which file it is about, and how it is opened.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

use super::error::BackupError;
use crate::store::StoreError;

/// How long a reader waits for a process that has the file to itself for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// The file of the database at this address, without links on the way to it; it need not exist.
pub(super) fn of_address(address: &str) -> Result<PathBuf, BackupError> {
    match address.split(':').next() {
        Some("sqlite") if !address.contains(":memory:") => {
            let options = SqliteConnectOptions::from_str(address).map_err(StoreError::from)?;
            absolute(options.get_filename())
        }
        Some("postgres" | "postgresql") => Err(BackupError::Postgres),
        _ => Err(StoreError::Address(address.to_owned()).into()),
    }
}

/// The path from the root, without links if the file exists: SQLite keeps its other files beside where a link leads.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, BackupError> {
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .map_err(|error| BackupError::file(path, error))
}

/// The path with more behind its name: `cps.sqlite` and `-wal` make `cps.sqlite-wal`.
pub(super) fn beside(path: &Path, more: impl AsRef<OsStr>) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    name.into()
}

/// Whether something has this name, if only a link that leads nowhere.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Makes sure that what was done to names in the folder of `path` outlives a power cut.
pub(super) fn sync_folder(path: &Path) -> Result<(), BackupError> {
    let folder = path.parent().unwrap_or(path);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| BackupError::file(folder, error))
}

/// How a database is opened here. Its statements take as long as the file is big, so none is reported as slow.
pub(super) fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        .disable_statement_logging()
}

/// Copies a database, as it is at this moment, into a file that stands alone. Others may read and write it meanwhile.
pub(super) async fn copy(from: &Path, into: &Path) -> Result<(), BackupError> {
    let Some(target) = into.to_str() else {
        let error = std::io::Error::other("the name is not UTF-8");
        return Err(BackupError::file(into, error));
    };
    let failed = |error| BackupError::sqlite(from, error);
    // Not read-only: only who may write can undo what a killed process has left half done.
    let mut source = open(&options(from), from).await?;
    sqlx::query("VACUUM INTO $1")
        .bind(target)
        .execute(&mut source)
        .await
        .map_err(failed)?;
    source.close().await.map_err(failed)
}

/// Opens a database; what goes wrong is said of `path`.
pub(super) async fn open(
    options: &SqliteConnectOptions,
    path: &Path,
) -> Result<SqliteConnection, BackupError> {
    options
        .connect()
        .await
        .map_err(|error| BackupError::sqlite(path, error))
}
