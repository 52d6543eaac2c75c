//! What can go wrong between the program and its database.

use std::sync::Arc;

use thiserror::Error;

/// A failure of the store. None of them is the user's fault, so none is shown to a user in detail.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The address names no engine that the portal speaks, or a database that would vanish with its connection.
    #[error("{0:?} is not a database address: use sqlite:FILE or postgres://HOST/NAME")]
    Address(String),
    /// The migrations could not be applied, or the database has others than this program knows.
    #[error("the database could not be migrated")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Another unit of work changed the same rows first. [`Db::write`](super::Db::write) tries again, so services never see it.
    #[error("another change to the same rows came first")]
    Conflict,
    /// The database did not get round to it in time; the same request may work a moment later.
    #[error("the database is busy or out of reach")]
    Busy,
    /// A row with the same key exists: a unique index refused the second one.
    #[error("the row exists already: {0}")]
    Unique(String),
    /// A row holds what this program never writes.
    #[error("corrupt row: {0}")]
    Corrupt(String),
    /// Anything else that the database or the way to it reports, to one unit of work or to all that were committed together.
    #[error("the database failed")]
    Database(#[source] Arc<sqlx::Error>),
}

impl StoreError {
    /// A row whose `column` does not hold what it should.
    pub(crate) fn corrupt(column: &'static str, value: impl std::fmt::Debug) -> Self {
        Self::Corrupt(format!("{column} holds {value:?}"))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Arc::new(error).into()
    }
}

impl From<Arc<sqlx::Error>> for StoreError {
    fn from(error: Arc<sqlx::Error>) -> Self {
        let refusal = match &*error {
            sqlx::Error::Database(refusal) => refusal,
            // A pool that is being closed, or has no connection to spare.
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => return Self::Busy,
            _ => return Self::Database(error),
        };
        if refusal.is_unique_violation() {
            return Self::Unique(refusal.message().to_owned());
        }
        match refusal.code().as_deref() {
            // Postgres: serialization_failure, deadlock_detected.
            Some("40001" | "40P01") => Self::Conflict,
            // SQLite: SQLITE_BUSY and its extended codes; another process holds a lock on the file.
            Some("5" | "261" | "517" | "773") => Self::Busy,
            _ => Self::Database(error),
        }
    }
}

/// The error of a unit of work: [`Db::write`](super::Db::write) must see through it whether running the unit again can help.
pub trait UnitError: From<StoreError> {
    /// The store's failure, if that is what it is, wrapped or not.
    fn as_store_error(&self) -> Option<&StoreError>;
}

impl UnitError for StoreError {
    fn as_store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}
