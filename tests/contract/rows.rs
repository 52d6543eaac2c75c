//! What a test reads and writes behind the services' back.

use cps_backend::store::{Connection, StoreError};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Executor as _, FromRow};

use crate::world::World;

impl World {
    /// Changes the store by an SQL text of the test's own.
    pub(crate) async fn run(&self, sql: &'static str) {
        self.write(async |connection| {
            match connection {
                Connection::Sqlite(connection) => connection.execute(sql).await.map(drop)?,
                Connection::Postgres(connection) => connection.execute(sql).await.map(drop)?,
            }
            Ok(())
        })
        .await;
    }

    /// Reads a number by an SQL text of the test's own.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        self.scalar(sql).await
    }

    /// Reads a text by an SQL text of the test's own.
    pub(crate) async fn text(&self, sql: &'static str) -> String {
        self.scalar(sql).await
    }

    async fn scalar<T>(&self, sql: &'static str) -> T
    where
        T: Send + Unpin,
        (T,): for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        let read: Result<T, StoreError> = self
            .portal
            .db
            .read(async |connection| match connection {
                Connection::Sqlite(connection) => {
                    Ok(sqlx::query_scalar(sql).fetch_one(&mut **connection).await?)
                }
                Connection::Postgres(connection) => {
                    Ok(sqlx::query_scalar(sql).fetch_one(&mut **connection).await?)
                }
            })
            .await;
        read.unwrap()
    }
}
