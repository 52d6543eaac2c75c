//! Databases to test on.

use cps_backend::clock::{Clock, Ids};
use cps_backend::store::Db;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// The variable that names a throwaway Postgres server, like `postgres://postgres@127.0.0.1:5432`.
const POSTGRES: &str = "CPS_TEST_POSTGRES_URL";

/// A database without tables, in a file in a folder that lives as long as the second value.
pub(crate) async fn empty_sqlite() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
    (Db::connect(&address).await.unwrap(), folder)
}

/// A database without tables, on the Postgres server.
pub(crate) async fn empty_postgres() -> Db {
    let server = std::env::var(POSTGRES).unwrap_or_else(|_| {
        panic!("{POSTGRES} names no Postgres server to test on: run `cargo xtask test`")
    });
    let server = server.trim_end_matches('/');
    let name = format!("cps_{}", unique());
    let mut connection = PgConnection::connect(&format!("{server}/postgres"))
        .await
        .unwrap();
    let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::raw_sql(create)
        .execute(&mut connection)
        .await
        .unwrap();
    Db::connect(&format!("{server}/{name}")).await.unwrap()
}

fn unique() -> String {
    Ids::new(Clock::system()).uuid().simple().to_string()
}
