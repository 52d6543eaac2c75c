//! Databases to test on.

use cps_backend::store::Db;
use engine::new_postgres_database;

/// A database without tables, in a file in a folder that lives as long as the second value.
pub(crate) async fn empty_sqlite() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
    (Db::connect(&address).await.unwrap(), folder)
}

/// A database without tables, on the Postgres server.
pub(crate) async fn empty_postgres() -> Db {
    Db::connect(&new_postgres_database().await).await.unwrap()
}
