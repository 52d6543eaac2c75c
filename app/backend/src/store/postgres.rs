//! A Postgres server: units of work run side by side, and again when they met.

use std::num::NonZeroU16;
use std::str::FromStr as _;
use std::time::{Duration, Instant};

use metrics::{counter, histogram};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::connection::Connection;
use super::error::{StoreError, UnitError};
use super::outcome::Outcome;

/// How often a unit of work is tried when Postgres reports a conflict. Of the units in a conflict one always commits, so this
/// many can meet on one row before any is refused.
const ATTEMPTS: u32 = 12;

/// How long a connection is waited for, whether all are in use or the server is not there.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn open(address: &str, connections: NonZeroU16) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(address)?;
    let pool = PgPoolOptions::new()
        .max_connections(connections.get().into())
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await?;
    Ok(pool)
}

/// Runs a unit, and again after a conflict.
pub(super) async fn run<T, E, F>(pool: &PgPool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E> + Clone,
{
    let mut refused_before = false;
    for attempt in 0..ATTEMPTS {
        let error = match run_once(pool, unit.clone()).await {
            Ok(value) => {
                Outcome::Kept.count();
                return Ok(value);
            }
            Err(error) => error,
        };
        match error.as_store_error() {
            Some(StoreError::Conflict) => {}
            // A unit that looked before it wrote can still be refused by a unique index, when another one wrote the same key
            // after the look. On its second run it sees that row and says what is to be said about it.
            Some(StoreError::Unique(_)) if !refused_before => refused_before = true,
            _ => {
                Outcome::Undone.count();
                return Err(error);
            }
        }
        counter!("cps_write_retries_total").increment(1);
        tokio::time::sleep(Duration::from_millis(1 << attempt.min(6))).await;
    }
    Outcome::Refused.count();
    Err(StoreError::Busy.into())
}

async fn run_once<T, E, F>(pool: &PgPool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
{
    let mut transaction = pool
        .begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE")
        .await
        .map_err(StoreError::from)?;
    // Dropping the transaction on the way out undoes it.
    let value = unit(&mut Connection::Postgres(&mut transaction)).await?;
    let began = Instant::now();
    transaction.commit().await.map_err(StoreError::from)?;
    histogram!("cps_commit_seconds").record(began.elapsed());
    Ok(value)
}
