//! Why a database was not backed up or restored.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::store::StoreError;

/// Why a database was not backed up or restored. What was there before is there still.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The address of the database makes no sense.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database is not an SQLite file.
    #[error(
        "a Postgres database is backed up with pg_dump and restored with pg_restore: docs/backup.md says how"
    )]
    Postgres,
    /// There is no such file.
    #[error("there is no {}", .0.display())]
    Missing(PathBuf),
    /// A file has that name already.
    #[error("{} exists already, and nothing is overwritten", .0.display())]
    Exists(PathBuf),
    /// What is to be restored is the database in use.
    #[error("{} is the database itself", .0.display())]
    Itself(PathBuf),
    /// An unfinished copy is in the way.
    #[error("{} is from a run that goes on or was cut short: if none goes on, delete it and try again", .0.display())]
    Unfinished(PathBuf),
    /// Another process has the file open.
    #[error("another process has {} open: stop it first", .0.display())]
    InUse(PathBuf),
    /// The file is not a database, or not a whole one.
    #[error("{} is damaged: {what}", .path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The database to replace is so damaged that it cannot be locked.
    #[error(
        "{} is too damaged to tell whether a process has it open: stop the portal, move the file away with its -wal and -shm, \
         and try again",
        .0.display()
    )]
    Unlockable(PathBuf),
    /// The file is a database, but not of a portal.
    #[error("{} is not a portal's database", .0.display())]
    Foreign(PathBuf),
    /// The file is from a newer program.
    #[error("{} is from a newer program, which must restore it", .0.display())]
    Newer(PathBuf),
    /// SQLite failed.
    #[error("{}: {source}", .path.display())]
    Sqlite {
        /// On which file.
        path: PathBuf,
        /// What it says.
        source: sqlx::Error,
    },
    /// The file system failed.
    #[error("{}: {source}", .path.display())]
    File {
        /// On which file.
        path: PathBuf,
        /// What it says.
        source: io::Error,
    },
}

impl BackupError {
    /// What SQLite says about the file.
    pub(super) fn sqlite(path: &Path, source: sqlx::Error) -> Self {
        let path = path.to_owned();
        let code = source
            .as_database_error()
            .and_then(|error| error.code()?.parse::<u32>().ok());
        // The low byte of an extended code is the code: SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_NOTADB.
        match code.map(|code| code & 0xFF) {
            Some(5) => Self::InUse(path),
            Some(11 | 26) => Self::Damaged {
                path,
                what: source.to_string(),
            },
            _ => Self::Sqlite { path, source },
        }
    }

    /// What the file system says about the file.
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            _ => Self::File { path, source },
        }
    }
}
