//! The write-ahead log beside an SQLite file.

use std::ffi::OsString;
use std::path::PathBuf;

use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteConnectOptions;

/// Above so many bytes the log is emptied.
///
/// SQLite itself moves the log into the file every thousand pages, and begins it anew when at that moment nobody reads from it. On
/// a busy portal somebody always does, and the log would grow for ever.
const LIMIT: u64 = 64 * 1024 * 1024;

/// How long the log may become.
pub(super) struct Log {
    file: PathBuf,
    limit: u64,
}

impl Log {
    /// The log of the file that `options` name.
    pub(super) fn of(options: &SqliteConnectOptions) -> Self {
        let mut file = OsString::from(options.get_filename());
        file.push("-wal");
        Self {
            file: file.into(),
            limit: LIMIT,
        }
    }

    /// Empties a log that is too long, which takes the readers a moment to let go. One who reads for long, like a backup, is not
    /// waited for: then it is tried again when the log has grown as much again.
    pub(super) async fn shorten(&mut self, connection: &mut SqliteConnection) {
        let length = std::fs::metadata(&self.file).map_or(0, |file| file.len());
        if length < self.limit {
            return;
        }
        let emptied =
            sqlx::query_scalar::<_, i64>("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(connection);
        self.limit = match emptied.await {
            Ok(0) => LIMIT,
            // Busy: somebody still reads from it.
            Ok(_) => length + LIMIT,
            Err(error) => {
                tracing::warn!(%error, "the write-ahead log could not be emptied");
                length + LIMIT
            }
        };
    }
}
