//! What stands in a database, read behind the services' back.

use cps_backend::store::{Connection, Db, StoreError};
use sqlx::FromRow;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

/// Reads a number by an SQL text of the test's own.
pub(crate) async fn count(db: &Db, sql: &'static str) -> i64 {
    let rows: Vec<(i64,)> = rows(db, sql).await;
    rows[0].0
}

/// Reads rows by an SQL text of the test's own.
pub(crate) async fn rows<T>(db: &Db, sql: &'static str) -> Vec<T>
where
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
{
    let read: Result<_, StoreError> = db
        .read(async |connection| {
            Ok(match connection {
                Connection::Sqlite(connection) => {
                    sqlx::query_as(sql).fetch_all(&mut **connection).await?
                }
                Connection::Postgres(connection) => {
                    sqlx::query_as(sql).fetch_all(&mut **connection).await?
                }
            })
        })
        .await;
    read.unwrap()
}
