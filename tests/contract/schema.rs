//! The two schemas are the same.

use std::collections::BTreeSet;

use cps_backend::store::{Connection, Db, StoreError};

use crate::engines::{empty_postgres, empty_sqlite};

/// Table, column, type, whether it must not be null.
const SQLITE_COLUMNS: &str = "
    SELECT tables.name || '.' || columns.name || ' ' || lower(columns.type) || CASE columns.\"notnull\" WHEN 1 THEN ' not null' ELSE '' END
    FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' AND tables.name <> '_sqlx_migrations'";
const POSTGRES_COLUMNS: &str = "
    SELECT (table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END)::TEXT
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";

/// The indexes with a name of our own.
const SQLITE_INDEXES: &str = "
    SELECT tbl_name || ' ' || name || CASE WHEN sql LIKE 'CREATE UNIQUE%' THEN ' unique' ELSE '' END
        || CASE WHEN sql LIKE '% WHERE %' THEN ' partial' ELSE '' END
    FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
const POSTGRES_INDEXES: &str = "
    SELECT (tablename || ' ' || indexname || CASE WHEN indexdef LIKE 'CREATE UNIQUE%' THEN ' unique' ELSE '' END
        || CASE WHEN indexdef LIKE '% WHERE %' THEN ' partial' ELSE '' END)::TEXT
    FROM pg_indexes
    WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key' AND tablename <> '_sqlx_migrations'";

const MIGRATIONS: &str = "SELECT CAST(version AS TEXT) || ' ' || description FROM _sqlx_migrations";

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_indexes() {
    let (sqlite, _folder) = empty_sqlite().await;
    let postgres = empty_postgres().await;
    sqlite.migrate().await.unwrap();
    postgres.migrate().await.unwrap();
    assert_same(&sqlite, SQLITE_COLUMNS, &postgres, POSTGRES_COLUMNS).await;
    assert_same(&sqlite, SQLITE_INDEXES, &postgres, POSTGRES_INDEXES).await;
    assert_same(&sqlite, MIGRATIONS, &postgres, MIGRATIONS).await;
    // Again does nothing.
    sqlite.migrate().await.unwrap();
    postgres.migrate().await.unwrap();
}

/// A file that the program does not embed would never run.
#[tokio::test]
async fn every_migration_file_is_applied_on_both_engines() {
    let (sqlite, _folder) = empty_sqlite().await;
    sqlite.migrate().await.unwrap();
    let applied: BTreeSet<String> = lines(&sqlite, MIGRATIONS)
        .await
        .into_iter()
        .map(|line| {
            let (number, name) = line.split_once(' ').unwrap();
            format!("{number:0>4}_{name}.sql")
        })
        .collect();
    for engine in ["sqlite", "postgres"] {
        let folder = format!(
            "{}/../app/backend/migrations/{engine}",
            env!("CARGO_MANIFEST_DIR")
        );
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(files, applied, "{engine}");
    }
}

async fn assert_same(
    sqlite: &Db,
    on_sqlite: &'static str,
    postgres: &Db,
    on_postgres: &'static str,
) {
    let (one, other) = (
        lines(sqlite, on_sqlite).await,
        lines(postgres, on_postgres).await,
    );
    assert!(one.len() > 5, "the query finds nothing: {on_sqlite}");
    let differences: Vec<_> = one.symmetric_difference(&other).collect();
    assert!(
        differences.is_empty(),
        "only on one engine: {differences:#?}"
    );
}

async fn lines(db: &Db, sql: &'static str) -> BTreeSet<String> {
    let lines: Result<Vec<String>, StoreError> = db
        .read(async |connection| match connection {
            Connection::Sqlite(connection) => {
                Ok(sqlx::query_scalar(sql).fetch_all(&mut **connection).await?)
            }
            Connection::Postgres(connection) => {
                Ok(sqlx::query_scalar(sql).fetch_all(&mut **connection).await?)
            }
        })
        .await;
    lines.unwrap().into_iter().collect()
}
