//! Databases on the Postgres server that tests are given.

use cps_backend::clock::{Clock, Ids};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// The variable that names a throwaway Postgres server, like `postgres://postgres@127.0.0.1:5432`.
const SERVER: &str = "CPS_TEST_POSTGRES_URL";

/// Makes a database without tables, and says its address.
pub async fn new_postgres_database() -> String {
    let server = std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} names no Postgres server to test on: run `cargo xtask test`")
    });
    let server = server.trim_end_matches('/');
    let name = format!("cps_{}", Ids::new(Clock::system()).uuid().simple());
    let mut connection = PgConnection::connect(&format!("{server}/postgres"))
        .await
        .unwrap();
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    sqlx::raw_sql(create)
        .execute(&mut connection)
        .await
        .unwrap();
    format!("{server}/{name}")
}
