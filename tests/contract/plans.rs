//! Nothing that a page or a change asks walks through a table that grows with the members. SQLite's plans tell: they do not depend on
//! what the tables hold.

use cps_backend::store::{Connection, Statement, StoreError, statements};
use sqlx::AssertSqlSafe;

use crate::world::World;

/// Tables that stay small however many members there are (`fees` are the levels'), and one that only a demonstration fills.
const SMALL: [&str; 5] = [
    "_sqlx_migrations",
    "countries",
    "fees",
    "models",
    "sandbox_refunds",
];

/// Statements that go through an index or a table, and why they may.
const MEANT: [(&str, &str); 3] = [
    ("WAITING", "jobs in the order of their time, up to a limit"),
    ("LATELY", "events in the order of their time, up to a limit"),
    (
        "PROLONG",
        "moves every session, when a demonstration's clock moves",
    ),
];

#[tokio::test]
async fn no_statement_goes_through_a_large_table() {
    let world = World::sqlite().await;
    let mut wrong = Vec::new();
    for statement in statements() {
        let steps = plan(&world, statement).await;
        for step in &steps {
            let meant = MEANT.iter().any(|(name, _)| *name == statement.name());
            if goes_through(step, &steps) && !meant || sorts_a_page(step, statement) {
                wrong.push(format!("{}: {step}\n{}", statement.name(), statement.sql()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// `SCAN` says that every row is looked at. What a subquery made is looked at whole, but the subquery has steps of its own.
fn goes_through(step: &str, steps: &[String]) -> bool {
    let Some(table) = step.strip_prefix("SCAN ") else {
        return false;
    };
    let table = table.split(' ').next().unwrap();
    let made = |step: &String| {
        let made = ["MATERIALIZE ", "CO-ROUTINE "].map(|how| step.strip_prefix(how));
        made.contains(&Some(table))
    };
    !SMALL.contains(&table) && table != "CONSTANT" && !steps.iter().any(made)
}

/// A page comes in the order of an index. That of products is put together of parts that do, and sorted then.
fn sorts_a_page(step: &str, statement: Statement) -> bool {
    let is_page = statement.sql().contains("LIMIT 51") && !statement.sql().contains(") AS part");
    is_page && step.starts_with("USE TEMP B-TREE")
}

async fn plan(world: &World, statement: Statement) -> Vec<String> {
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql());
    let read: Result<Vec<(i64, i64, i64, String)>, StoreError> = world
        .portal
        .db
        .read(async |connection| match connection {
            Connection::Sqlite(connection) => {
                let query = sqlx::query_as(AssertSqlSafe(sql));
                Ok(query.fetch_all(&mut **connection).await?)
            }
            Connection::Postgres(_) => panic!("only SQLite explains like this"),
        })
        .await;
    let steps = read.unwrap().into_iter().map(|(.., step)| step);
    steps.collect()
}
