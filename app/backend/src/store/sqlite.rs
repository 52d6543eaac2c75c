//! An SQLite file: read-only readers beside one writer.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection as _, SqlitePool};

use super::db::DbOptions;
use super::error::StoreError;
use super::migrations;
use super::writer::Writer;

/// How long a reader is waited for, and how long one waits in the rare moments in which another process locks readers out.
const READER_PATIENCE: Duration = Duration::from_secs(5);

/// How long a migration waits for what other processes write, or for their migration.
const MIGRATION_PATIENCE: Duration = Duration::from_secs(10 * 60);

/// An open file.
#[derive(Debug)]
pub(super) struct Sqlite {
    options: SqliteConnectOptions,
    pub(super) reader: SqlitePool,
    pub(super) writer: Writer,
}

impl Sqlite {
    pub(super) async fn open(address: &str, sizes: DbOptions) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(address)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .create_if_missing(true);
        // The writer comes first: it makes the file.
        let writer = Writer::open(options.clone(), sizes.write_queue).await?;
        // A connection to a file does not go stale, so none is tested or replaced.
        let reader = SqlitePoolOptions::new()
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(READER_PATIENCE)
            .max_connections(sizes.connections.get().into())
            .connect_lazy_with(
                options
                    .clone()
                    .create_if_missing(false)
                    .read_only(true)
                    .busy_timeout(READER_PATIENCE),
            );
        Ok(Self {
            options,
            reader,
            writer,
        })
    }

    /// All steps are one transaction, so that nobody else writes or migrates meanwhile.
    pub(super) async fn migrate(&self) -> Result<(), StoreError> {
        let options = self.options.clone().busy_timeout(MIGRATION_PATIENCE);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        migrations::sqlite().run(&mut *transaction).await?;
        transaction.commit().await?;
        connection.close().await?;
        Ok(())
    }

    pub(super) async fn close(&self) {
        self.reader.close().await;
        // The last connection to close moves the write-ahead log into the file, which a reader cannot.
        self.writer.close().await;
    }
}
