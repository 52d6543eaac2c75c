//! Every SQL text of the program is understood by both engines.

use cps_backend::store::{Connection, Statement, StoreError, statements};
use sqlx::{Executor as _, SqlSafeStr as _};

use crate::world::both_engines;

both_engines! {
    /// Each text can be prepared: its tables, columns, types and placeholders exist.
    async fn every_statement_can_be_prepared(world: World) {
        let mut wrong = Vec::new();
        for statement in statements() {
            let prepared = world.portal.db.read(async |connection| prepare(connection, statement).await);
            if let Err(error) = prepared.await {
                wrong.push(format!("{}: {error:?}\n{}", statement.name(), statement.sql()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}

async fn prepare(connection: &mut Connection<'_>, statement: Statement) -> Result<(), StoreError> {
    let sql = statement.sql().into_sql_str();
    match connection {
        Connection::Sqlite(connection) => drop(connection.prepare(sql).await?),
        Connection::Postgres(connection) => drop(connection.prepare(sql).await?),
    }
    Ok(())
}

/// A store file whose statements are missing from the list would escape the test above.
#[test]
fn every_store_file_is_listed() {
    let declared = count_in_sources("statements! {");
    let listed = count_in_sources("::STATEMENTS,");
    assert_eq!(
        declared, listed,
        "store/mod.rs must list the STATEMENTS of each store file"
    );
}

fn count_in_sources(needle: &str) -> usize {
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../app/backend/src/store"
    ))];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                count += std::fs::read_to_string(path)
                    .unwrap()
                    .matches(needle)
                    .count();
            }
        }
    }
    count
}
