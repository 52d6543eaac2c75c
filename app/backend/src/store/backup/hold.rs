//! A database that nobody else has open.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

use super::error::BackupError;
use super::file::{open, options};

/// Fails while another connection is open. Brings what is in the -wal into the file, which stands alone from then on.
const LEAVE_WAL: &str = "PRAGMA journal_mode = DELETE";
const LOCK: &str = "BEGIN EXCLUSIVE";
const MODE: &str = "PRAGMA journal_mode";

/// The only connection to a database, until it is released or the process ends.
///
/// A process that opens the file meanwhile waits for its lock, and gets it when the file has another name. It can then read, but
/// not write into a database that is no longer there: a portal begins by switching to WAL, which SQLite refuses on a file that
/// was renamed. That holds because the file was left in another mode than WAL.
pub(super) struct Hold(SqliteConnection);

impl Hold {
    /// Takes the database, at once or not at all.
    ///
    /// # Errors
    /// [`BackupError::InUse`] when another process has it open, [`BackupError::Unlockable`] when nobody can tell.
    pub(super) async fn take(database: &Path) -> Result<Self, BackupError> {
        let at_once = options(database).busy_timeout(Duration::ZERO);
        match lock(&at_once, database).await {
            Err(BackupError::Damaged { path, .. }) => Err(BackupError::Unlockable(path)),
            held => held.map(Self),
        }
    }

    /// Gives it back.
    pub(super) async fn release(self) {
        // Nothing was written, so nothing can be lost.
        self.0.close().await.ok();
    }
}

async fn lock(
    options: &SqliteConnectOptions,
    database: &Path,
) -> Result<SqliteConnection, BackupError> {
    let mut connection = open(options, database).await?;
    let alone = is_alone(&mut connection).await;
    if matches!(alone, Ok(true)) {
        return Ok(connection);
    }
    // A dropped connection would be open for another moment, and in the way of a second try.
    connection.close().await.ok();
    alone.map_err(|error| BackupError::sqlite(database, error))?;
    Err(BackupError::InUse(database.to_owned()))
}

/// Whether the connection could lock everybody out, and nobody came before it did.
async fn is_alone(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    for statement in [LEAVE_WAL, LOCK] {
        sqlx::query(statement).execute(&mut *connection).await?;
    }
    // Somebody who came between the two would have switched back.
    let mode: String = sqlx::query_scalar(MODE).fetch_one(connection).await?;
    Ok(mode == "delete")
}
