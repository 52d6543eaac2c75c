//! The write-ahead log beside an SQLite file.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, SqliteConnection};

/// Above so many bytes the log is emptied.
///
/// SQLite itself moves the log into the file every thousand pages, and begins it anew when at that moment nobody reads from it. On
/// a busy portal somebody always does, and the log would grow for ever.
const LIMIT: u64 = 64 * 1024 * 1024;

/// How long readers are waited for at a time, and how often, during which nobody can write.
///
/// SQLite waits for the marks at which readers began. One who comes meanwhile may take over the mark that is waited for, and so may
/// the next, for ever; whoever begins to wait anew sees where they have got to.
const PATIENCE: Duration = Duration::from_millis(50);
const TRIES: u32 = 4;

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
    /// waited for: then it is tried again when the log has grown as much again. The connection is left with this busy timeout.
    pub(super) async fn shorten(&mut self, connection: &mut SqliteConnection, timeout: Duration) {
        let length = std::fs::metadata(&self.file).map_or(0, |file| file.len());
        if length < self.limit {
            return;
        }
        self.limit = match empty(connection, timeout).await {
            Ok(true) => LIMIT,
            Ok(false) => length + LIMIT,
            Err(error) => {
                tracing::warn!(%error, "the write-ahead log could not be emptied");
                length + LIMIT
            }
        };
    }
}

/// Whether all readers let go.
async fn empty(connection: &mut SqliteConnection, timeout: Duration) -> Result<bool, sqlx::Error> {
    wait_for(connection, PATIENCE).await?;
    let mut emptied = false;
    for _ in 0..TRIES {
        let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut *connection)
            .await?;
        emptied = busy == 0;
        if emptied {
            break;
        }
    }
    wait_for(connection, timeout).await?;
    Ok(emptied)
}

async fn wait_for(connection: &mut SqliteConnection, timeout: Duration) -> Result<(), sqlx::Error> {
    let pragma = format!("PRAGMA busy_timeout = {}", timeout.as_millis());
    sqlx::query(AssertSqlSafe(pragma))
        .execute(connection)
        .await
        .map(drop)
}
