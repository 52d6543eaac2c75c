//! How far the clock of a demonstration has been put forward, for every program on this database.

use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT ahead_millis FROM demo_clock WHERE id = 1";
    PUT = "INSERT INTO demo_clock (id, ahead_millis) VALUES (1, $1)
           ON CONFLICT (id) DO UPDATE SET ahead_millis = excluded.ahead_millis";
}

/// By how many milliseconds the clock is ahead.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn ahead(connection: &mut Connection<'_>) -> Result<i64, StoreError> {
    let row = fetch!(optional(i64,), connection, FIND)?;
    Ok(row.map_or(0, |(millis,)| millis))
}

/// Puts the clock ahead by so many milliseconds.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn put_ahead(connection: &mut Connection<'_>, millis: i64) -> Result<(), StoreError> {
    execute!(connection, PUT, millis)?;
    Ok(())
}
