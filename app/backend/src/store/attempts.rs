//! How often something was tried in a row: wrong passwords, and forms that cause mail.

use cps_domain::Instant;

use super::column::number;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT failures, first_at, last_at FROM attempts WHERE key = $1";
    /// What began at $3 or before is forgotten.
    COUNT = "
        INSERT INTO attempts (key, failures, first_at, last_at) VALUES ($1, 1, $2, $2)
        ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN attempts.first_at <= $3 THEN 1 ELSE attempts.failures + 1 END,
            first_at = CASE WHEN attempts.first_at <= $3 THEN $2 ELSE attempts.first_at END,
            last_at = $2";
    TAKE_BACK = "UPDATE attempts SET failures = failures - 1 WHERE key = $1 AND failures > 0";
    FORGET = "DELETE FROM attempts WHERE key = $1";
    FORGET_OLD = "DELETE FROM attempts WHERE first_at <= $1";
}

/// What was tried before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How often.
    pub failures: u32,
    /// When first.
    pub first_at: Instant,
    /// When last.
    pub last_at: Instant,
}

/// What was tried under this key.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    key: &str,
) -> Result<Option<Attempts>, StoreError> {
    let row = fetch!(optional(i64, i64, i64), connection, FIND, key)?;
    row.map(|(failures, first_at, last_at)| {
        Ok(Attempts {
            failures: number("attempts.failures", failures)?,
            first_at: Instant::from_millis(first_at),
            last_at: Instant::from_millis(last_at),
        })
    })
    .transpose()
}

/// Counts one more; what began at `forgotten` or before does not count any more.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn count(
    connection: &mut Connection<'_>,
    key: &str,
    now: Instant,
    forgotten: Instant,
) -> Result<(), StoreError> {
    execute!(connection, COUNT, key, now.millis(), forgotten.millis())?;
    Ok(())
}

/// Counts one less: it was no failure after all.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn take_back(connection: &mut Connection<'_>, key: &str) -> Result<(), StoreError> {
    execute!(connection, TAKE_BACK, key)?;
    Ok(())
}

/// Starts again from nothing.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn forget(connection: &mut Connection<'_>, key: &str) -> Result<(), StoreError> {
    execute!(connection, FORGET, key)?;
    Ok(())
}

/// Forgets everything that was tried first at this moment or before.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn forget_old(
    connection: &mut Connection<'_>,
    before: Instant,
) -> Result<(), StoreError> {
    execute!(connection, FORGET_OLD, before.millis())?;
    Ok(())
}
