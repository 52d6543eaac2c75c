//! Databases to test on. A test program that needs one, but is not about engines, runs on either: `cargo xtask test` runs it once on each.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that has no database should stop there and say so"
)]

mod postgres;

use std::path::Path;

pub use postgres::new_postgres_database;

/// The variable that names the engine: `sqlite`, which is also meant without it, or `postgres`.
const ENGINE: &str = "CPS_TEST_ENGINE";

/// The address of a database without tables; on SQLite its file is in this folder.
pub async fn new_database(folder: &Path) -> String {
    match std::env::var(ENGINE).as_deref() {
        Ok("postgres") => new_postgres_database().await,
        Ok("sqlite") | Err(_) => format!("sqlite:{}", folder.join("cps.sqlite").display()),
        Ok(other) => panic!("{ENGINE} is {other:?}, not sqlite or postgres"),
    }
}
