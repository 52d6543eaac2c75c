//! Whether a copy can be relied on.

use std::collections::BTreeMap;
use std::path::Path;

use sqlx::{Connection as _, SqliteConnection};

use super::error::BackupError;
use super::file::{open, options};
use crate::store::migrations;

const INTEGRITY: &str = "PRAGMA integrity_check(1)";
const LOOSE_ENDS: &str = "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1";
const HAS_STEPS: &str =
    "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'";
const STEPS: &str = "SELECT version, checksum FROM _sqlx_migrations WHERE success";

/// In KiB, as SQLite has it: an index is compared with its rows, which lie all over the file.
const CACHE: &str = "-65536";

/// How the schema of a database compares with the program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It is the program's own.
    Current,
    /// It lacks so many of the program's migrations, which `cps migrate` applies.
    Older(usize),
    /// It has migrations that the program does not know.
    Newer,
}

/// Reads the whole copy, which nobody else has open. What is wrong with it is said of `origin`, because the copy won't stay.
///
/// # Errors
/// [`BackupError::Damaged`] when it is not sound, [`BackupError::Foreign`] when it is no portal's.
pub(super) async fn examine(copy: &Path, origin: &Path) -> Result<Age, BackupError> {
    let options = options(copy)
        .read_only(true)
        .immutable(true)
        .pragma("cache_size", CACHE);
    let mut connection = open(&options, origin).await?;
    let problem = find_problem(&mut connection)
        .await
        .map_err(|error| BackupError::sqlite(origin, error))?;
    if let Some(what) = problem {
        return Err(BackupError::Damaged {
            path: origin.to_owned(),
            what,
        });
    }
    let applied = applied_steps(&mut connection)
        .await
        .map_err(|error| BackupError::sqlite(origin, error))?;
    connection
        .close()
        .await
        .map_err(|error| BackupError::sqlite(origin, error))?;
    age(applied).ok_or_else(|| BackupError::Foreign(origin.to_owned()))
}

async fn find_problem(connection: &mut SqliteConnection) -> Result<Option<String>, sqlx::Error> {
    let verdict: String = sqlx::query_scalar(INTEGRITY)
        .fetch_one(&mut *connection)
        .await?;
    if verdict != "ok" {
        return Ok(Some(verdict));
    }
    let loose: Option<(String, String)> = sqlx::query_as(LOOSE_ENDS)
        .fetch_optional(connection)
        .await?;
    Ok(loose.map(|(table, parent)| format!("a row of {table} names none of {parent}")))
}

/// Number and checksum of each migration that was applied.
async fn applied_steps(
    connection: &mut SqliteConnection,
) -> Result<BTreeMap<i64, Vec<u8>>, sqlx::Error> {
    let tables: i64 = sqlx::query_scalar(HAS_STEPS)
        .fetch_one(&mut *connection)
        .await?;
    if tables == 0 {
        return Ok(BTreeMap::new());
    }
    let steps = sqlx::query_as(STEPS).fetch_all(connection).await?;
    Ok(steps.into_iter().collect())
}

/// Nothing for another program's database: it has none of the migrations, or others by the same numbers.
fn age(mut applied: BTreeMap<i64, Vec<u8>>) -> Option<Age> {
    let known = migrations::sqlite();
    let mut missing = 0;
    let mut shared = 0;
    for step in known.iter() {
        match applied.remove(&step.version) {
            Some(checksum) if checksum == *step.checksum => shared += 1,
            Some(_) => return None,
            None => missing += 1,
        }
    }
    match (shared, missing, applied.len()) {
        (0, _, _) => None,
        (_, 0, 0) => Some(Age::Current),
        (_, missing, 0) => Some(Age::Older(missing)),
        _ => Some(Age::Newer),
    }
}
