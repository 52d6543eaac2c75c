//! The database: how it is opened, how it is read, and the one door through which it is changed.

use std::num::NonZeroU16;
use std::sync::Arc;

use super::connection::Connection;
use super::error::{StoreError, UnitError};
use super::migrations;
use super::postgres::Postgres;
use super::sqlite::Sqlite;

/// How much the program asks of a database at once.
#[derive(Clone, Copy, Debug)]
pub struct DbOptions {
    /// How many connections a Postgres server is asked for, and how many readers share an SQLite file.
    pub connections: NonZeroU16,
    /// How many units of work may wait for an SQLite file's writer. One more is refused with [`StoreError::Busy`].
    pub write_queue: NonZeroU16,
}

impl DbOptions {
    /// What most need.
    pub const DEFAULT: Self = Self {
        connections: NonZeroU16::MIN.saturating_add(7),
        write_queue: NonZeroU16::MIN.saturating_add(1023),
    };
}

/// The database of the portal, SQLite or Postgres. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db(Engine);

#[derive(Clone, Debug)]
enum Engine {
    Sqlite(Arc<Sqlite>),
    Postgres(Postgres),
}

impl Db {
    /// Opens `sqlite:FILE` (made if missing) or `postgres://…` with [`DbOptions::DEFAULT`].
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        Self::open(address, DbOptions::DEFAULT).await
    }

    /// Opens `sqlite:FILE` (made if missing) or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for any other address, [`StoreError::Busy`] or [`StoreError::Database`] when the engine does not
    /// answer.
    pub async fn open(address: &str, options: DbOptions) -> Result<Self, StoreError> {
        let engine = match address.split(':').next() {
            Some("sqlite") if !address.contains(":memory:") => {
                Engine::Sqlite(Arc::new(Sqlite::open(address, options).await?))
            }
            Some("postgres" | "postgresql") => {
                Engine::Postgres(Postgres::open(address, options.connections).await?)
            }
            _ => return Err(StoreError::Address(address.to_owned())),
        };
        Ok(Self(engine))
    }

    /// Brings the schema up to date. Running it again does nothing; of several processes one does it and the others wait.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when a step fails or the database knows steps that this program doesn't.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.migrate().await?,
            Engine::Postgres(postgres) => migrations::postgres().run(&postgres.pool).await?,
        }
        Ok(())
    }

    /// Closes every connection, after those in use have finished and the units that wait have run. Whoever comes later is told
    /// [`StoreError::Busy`].
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(postgres) => postgres.pool.close().await,
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
            Engine::Sqlite(sqlite) => {
                let mut connection = sqlite.reader.acquire().await.map_err(StoreError::from)?;
                queries(&mut Connection::Sqlite(&mut connection)).await
            }
            Engine::Postgres(postgres) => {
                let mut connection = postgres.pool.acquire().await.map_err(StoreError::from)?;
                queries(&mut Connection::Postgres(&mut connection)).await
            }
        }
    }

    /// The one door for changes: runs `unit` as one transaction that sees no other. It is kept when `unit` returns `Ok` and
    /// undone when it returns `Err`, panics or is dropped. Whatever this returns is durable: on SQLite, where units that wait
    /// are committed together, even a refusal is only told once what it was based on is kept. On Postgres, where units run side
    /// by side, one may run again from the start, so it must have no effect outside the database. A unit asks for no other one.
    ///
    /// The closure is called once for each run and therefore cloned, which costs nothing when it captures by reference. A bound
    /// of `AsyncFn` would say the same, but the compiler cannot prove yet that the future of such a call may move between
    /// threads when the closure captures references ("implementation of `Send` is not general enough").
    ///
    /// # Errors
    /// Whatever `unit` returns, [`StoreError::Busy`] when the database does not get round to it, or [`StoreError::Database`]
    /// when it could not be kept.
    pub async fn write<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        E: UnitError,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E> + Clone,
    {
        match &self.0 {
            Engine::Sqlite(sqlite) => sqlite.writer.run(unit).await,
            Engine::Postgres(postgres) => postgres.run(unit).await,
        }
    }
}
