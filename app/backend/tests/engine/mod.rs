//! The engine on which a test program runs that needs a database, but is not about engines: `cargo xtask test` runs it once on each.

mod postgres;

use std::path::Path;

use postgres::new_postgres_database;

/// The variable that names the engine: `sqlite`, which is also meant without it, or `postgres`.
const ENGINE: &str = "CPS_TEST_ENGINE";

/// The address of a database without tables; on SQLite its file is in this folder.
pub(crate) async fn new_database(folder: &Path) -> String {
    match std::env::var(ENGINE).as_deref() {
        Ok("postgres") => new_postgres_database().await,
        Ok("sqlite") | Err(_) => format!("sqlite:{}", folder.join("cps.sqlite").display()),
        Ok(other) => panic!("{ENGINE} is {other:?}, not sqlite or postgres"),
    }
}
