//! The database: how it is opened, how it is read, and the one door through which it is changed.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};

use super::connection::Connection;
use super::error::{StoreError, UnitError};
use super::migrations;

/// How often a unit of work is tried when Postgres reports a conflict. Of the units in a conflict one always commits, so this
/// many can meet on one row before any is refused.
const ATTEMPTS: u32 = 12;

/// How many connections a Postgres server is asked for, and how many readers share an SQLite file.
const CONNECTIONS: u32 = 8;

/// How long an SQLite writer waits for another process to release the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The database of the portal, SQLite or Postgres. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Engine);

#[derive(Clone, Debug)]
enum Engine {
    /// One writer, because SQLite has only one anyway and a queue in the program is fairer than its busy handler.
    Sqlite {
        reader: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens `sqlite:FILE` (made if missing) or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for any other address, [`StoreError::Database`] when the engine does not answer.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        match address.split(':').next() {
            Some("sqlite") if !address.contains(":memory:") => Self::open_sqlite(address).await,
            Some("postgres" | "postgresql") => {
                let options = PgConnectOptions::from_str(address)?;
                let pool = PgPoolOptions::new()
                    .max_connections(CONNECTIONS)
                    .connect_with(options)
                    .await?;
                Ok(Self(Engine::Postgres(pool)))
            }
            _ => Err(StoreError::Address(address.to_owned())),
        }
    }

    async fn open_sqlite(address: &str) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str(address)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        // A connection to a file does not go stale, so none is tested or replaced.
        let pool = || {
            SqlitePoolOptions::new()
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let writer = pool()
            .max_connections(1)
            .connect_with(options.clone().create_if_missing(true))
            .await?;
        let reader = pool()
            .max_connections(CONNECTIONS)
            .connect_lazy_with(options.read_only(true));
        Ok(Self(Engine::Sqlite { reader, writer }))
    }

    /// Brings the schema up to date. Running it again does nothing.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when a step fails or the database knows steps that this program doesn't.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => migrations::sqlite().run(writer).await?,
            Engine::Postgres(pool) => migrations::postgres().run(pool).await?,
        }
        Ok(())
    }

    /// Closes every connection, after those in use have finished.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { reader, writer } => {
                reader.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }

    /// Runs queries that change nothing. On SQLite the connection is opened read-only, so a change fails.
    ///
    /// # Errors
    /// Whatever `queries` returns, or [`StoreError::Busy`] when no connection is free in time.
    pub async fn read<T, E, F>(&self, queries: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
    {
        match &self.0 {
            Engine::Sqlite { reader, .. } => {
                let mut connection = reader.acquire().await.map_err(StoreError::from)?;
                queries(&mut Connection::Sqlite(&mut connection)).await
            }
            Engine::Postgres(pool) => {
                let mut connection = pool.acquire().await.map_err(StoreError::from)?;
                queries(&mut Connection::Postgres(&mut connection)).await
            }
        }
    }

    /// The one door for changes: runs `unit` as one transaction that sees no other. It is kept when `unit` returns `Ok` and
    /// undone when it returns `Err`. On Postgres, where units run side by side, it may run again from the start, so it must have
    /// no effect outside the database.
    ///
    /// The closure is called once for each run and therefore cloned, which costs nothing when it captures by reference. A bound
    /// of `AsyncFn` would say the same, but the compiler cannot prove yet that the future of such a call may move between
    /// threads when the closure captures references ("implementation of `Send` is not general enough").
    ///
    /// # Errors
    /// Whatever `unit` returns, or [`StoreError::Busy`] when the database does not get round to it.
    pub async fn write<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        E: UnitError,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E> + Clone,
    {
        match &self.0 {
            Engine::Sqlite { writer, .. } => write_sqlite(writer, unit).await,
            Engine::Postgres(pool) => retry_postgres(pool, unit).await,
        }
    }
}

async fn retry_postgres<T, E, F>(pool: &PgPool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E> + Clone,
{
    let mut refused_before = false;
    for attempt in 0..ATTEMPTS {
        let error = match write_postgres(pool, unit.clone()).await {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        match error.as_store_error() {
            Some(StoreError::Conflict) => {}
            // A unit that looked before it wrote can still be refused by a unique index, when another one wrote the same key
            // after the look. On its second run it sees that row and says what is to be said about it.
            Some(StoreError::Unique(_)) if !refused_before => refused_before = true,
            _ => return Err(error),
        }
        tokio::time::sleep(Duration::from_millis(1 << attempt.min(6))).await;
    }
    Err(StoreError::Busy.into())
}

async fn write_sqlite<T, E, F>(writer: &SqlitePool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
{
    // IMMEDIATE takes the write lock at once: a unit that reads first could not get it later without starting again.
    let mut transaction = writer
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(StoreError::from)?;
    // Dropping the transaction on the way out undoes it.
    let value = unit(&mut Connection::Sqlite(&mut transaction)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(value)
}

async fn write_postgres<T, E, F>(pool: &PgPool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
{
    let mut transaction = pool
        .begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE")
        .await
        .map_err(StoreError::from)?;
    let value = unit(&mut Connection::Postgres(&mut transaction)).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(value)
}
