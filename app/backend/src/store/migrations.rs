//! The schema, step by step, embedded into the program: the same numbers and names on both engines.

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    APPLIED = "SELECT version FROM _sqlx_migrations WHERE success";
}

/// One step of the schema: its number, its name, its text for each engine.
pub(super) struct Step {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($number:literal, $file:literal, $name:literal) => {
        Step {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!(
                "../../migrations/sqlite/",
                $file,
                "_",
                $name,
                ".sql"
            )),
            postgres: include_str!(concat!(
                "../../migrations/postgres/",
                $file,
                "_",
                $name,
                ".sql"
            )),
        }
    };
}

const STEPS: &[Step] = &[
    step!(1, "0001", "catalogue"),
    step!(2, "0002", "old_accounts"),
    step!(3, "0003", "accounts"),
    step!(4, "0004", "products"),
    step!(5, "0005", "subscriptions"),
    step!(6, "0006", "jobs"),
    step!(7, "0007", "sandbox"),
    step!(8, "0008", "applications"),
    step!(9, "0009", "mails"),
    step!(10, "0010", "links"),
    step!(11, "0011", "sign_in"),
    step!(12, "0012", "support"),
    step!(13, "0013", "closed_accounts"),
    step!(14, "0014", "terms"),
    step!(15, "0015", "documents"),
    step!(16, "0016", "books"),
    step!(17, "0017", "cards"),
    step!(18, "0018", "bank"),
    step!(19, "0019", "demo_clock"),
    step!(20, "0020", "totals"),
    step!(21, "0021", "product_uploads"),
];

/// The steps for SQLite.
pub(super) fn sqlite() -> Migrator {
    migrator(|step| step.sqlite)
}

/// The steps for Postgres.
pub(super) fn postgres() -> Migrator {
    migrator(|step| step.postgres)
}

/// The numbers of the steps that this program knows and the database has not taken.
///
/// # Errors
/// [`StoreError`] when the store fails, also because no step was ever taken.
pub async fn missing(connection: &mut Connection<'_>) -> Result<Vec<i64>, StoreError> {
    let applied = fetch!(all(i64,), connection, APPLIED)?;
    let known = STEPS.iter().map(|step| step.number);
    Ok(known
        .filter(|number| !applied.contains(&(*number,)))
        .collect())
}

fn migrator(text: fn(&Step) -> &'static str) -> Migrator {
    let migrations = STEPS
        .iter()
        .map(|step| {
            let sql = text(step).into_sql_str();
            Migration::new(
                step.number,
                Cow::Borrowed(step.name),
                MigrationType::Simple,
                sql,
                false,
            )
        })
        .collect();
    Migrator::with_migrations(migrations)
}
