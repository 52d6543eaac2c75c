//! All that a database holds, to look for what must not be there.

use cps_backend::store::{Connection, StoreError};
use sqlx::AssertSqlSafe;

use crate::world::World;

const SQLITE_COLUMNS: &str = "
    SELECT tables.name || '.' || columns.name
    FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' AND tables.name <> '_sqlx_migrations'";
const POSTGRES_COLUMNS: &str = "
    SELECT (table_name || '.' || column_name)::TEXT FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";

impl World {
    /// Where in the database this text stands, in whatever case: each place as `table.column`.
    pub(crate) async fn places_of(&self, text: &str) -> Vec<String> {
        let text = text.to_lowercase();
        let mut places = Vec::new();
        for place in self.columns().await {
            let (table, column) = place.split_once('.').unwrap();
            let sql =
                format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL");
            let values = self.texts(&sql, &sql).await;
            if values
                .iter()
                .any(|value| value.to_lowercase().contains(&text))
            {
                places.push(place);
            }
        }
        places.sort();
        places
    }

    async fn columns(&self) -> Vec<String> {
        let columns = self.texts(SQLITE_COLUMNS, POSTGRES_COLUMNS).await;
        assert!(columns.len() > 100, "the query finds too little");
        columns
    }

    /// Reads texts by an SQL text of the test's own for each engine.
    async fn texts(&self, on_sqlite: &str, on_postgres: &str) -> Vec<String> {
        let (on_sqlite, on_postgres) = (on_sqlite.to_owned(), on_postgres.to_owned());
        let read: Result<Vec<String>, StoreError> = self
            .portal
            .db
            .read(async |connection| match connection {
                Connection::Sqlite(connection) => {
                    let query = sqlx::query_scalar(AssertSqlSafe(on_sqlite));
                    Ok(query.fetch_all(&mut **connection).await?)
                }
                Connection::Postgres(connection) => {
                    let query = sqlx::query_scalar(AssertSqlSafe(on_postgres));
                    Ok(query.fetch_all(&mut **connection).await?)
                }
            })
            .await;
        read.unwrap()
    }
}
