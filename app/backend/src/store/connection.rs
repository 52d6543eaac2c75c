//! One connection to either engine, and the macros that run a statement on it.

use sqlx::{PgConnection, SqliteConnection};

/// What a unit of work or a read gets: a connection to the engine the operator chose.
#[derive(Debug)]
pub enum Connection<'c> {
    /// To an SQLite file.
    Sqlite(&'c mut SqliteConnection),
    /// To a Postgres server.
    Postgres(&'c mut PgConnection),
}

/// Runs a statement for its effect; yields the number of rows it touched.
///
/// `execute!(connection, STATEMENT, first, second)?`
macro_rules! execute {
    ($connection:expr, $statement:expr $(, $value:expr)* $(,)?) => {
        match $connection {
            $crate::store::Connection::Sqlite(connection) => sqlx::query::<sqlx::Sqlite>($statement.sql())
                $(.bind($value))*
                .execute(&mut **connection)
                .await
                .map(|done| done.rows_affected()),
            $crate::store::Connection::Postgres(connection) => sqlx::query::<sqlx::Postgres>($statement.sql())
                $(.bind($value))*
                .execute(&mut **connection)
                .await
                .map(|done| done.rows_affected()),
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// Runs a statement for its rows: `fetch!(optional Row, connection, STATEMENT, first, second)?`, where `optional` may also be
/// `one` or `all`, and `Row` derives `sqlx::FromRow` or is a tuple.
macro_rules! fetch {
    (one $row:ty, $($rest:tt)+) => { $crate::store::connection::fetch!(@ fetch_one, $row, $($rest)+) };
    (optional $row:ty, $($rest:tt)+) => { $crate::store::connection::fetch!(@ fetch_optional, $row, $($rest)+) };
    (all $row:ty, $($rest:tt)+) => { $crate::store::connection::fetch!(@ fetch_all, $row, $($rest)+) };
    (@ $method:ident, $row:ty, $connection:expr, $statement:expr $(, $value:expr)* $(,)?) => {
        match $connection {
            $crate::store::Connection::Sqlite(connection) => sqlx::query_as::<sqlx::Sqlite, $row>($statement.sql())
                $(.bind($value))*
                .$method(&mut **connection)
                .await,
            $crate::store::Connection::Postgres(connection) => sqlx::query_as::<sqlx::Postgres, $row>($statement.sql())
                $(.bind($value))*
                .$method(&mut **connection)
                .await,
        }
        .map_err($crate::store::StoreError::from)
    };
}

pub(super) use {execute, fetch};
