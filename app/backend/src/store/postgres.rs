//! A Postgres server: units of work run side by side, and again when they met.

use std::num::NonZeroU16;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use metrics::{counter, histogram};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Transaction};
use tokio::sync::RwLock;
use tokio::time::timeout;

use super::connection::Connection;
use super::error::{StoreError, UnitError};
use super::outcome::Outcome;

/// How often a unit of work is tried when Postgres reports a conflict: with the waits between, for five seconds.
const ATTEMPTS: u32 = 80;

/// How long a connection is waited for, whether all are in use or the server is not there; and how long one's turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// A pool of connections. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Postgres {
    pub(super) pool: PgPool,
    /// Units run beside each other, but whoever met another one runs again alone. Otherwise a long one would meet short ones again
    /// and again, and so would many that want the same row.
    company: Arc<RwLock<()>>,
}

impl Postgres {
    pub(super) async fn open(address: &str, connections: NonZeroU16) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(address)?;
        let pool = PgPoolOptions::new()
            .max_connections(connections.get().into())
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        Ok(Self {
            pool,
            company: Arc::default(),
        })
    }

    /// Runs a unit, and again after a conflict.
    pub(super) async fn run<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        E: UnitError,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E> + Clone,
    {
        let (mut alone, mut refused_before) = (None, false);
        for attempt in 0..ATTEMPTS {
            let error = match self.run_once(alone.is_some(), unit.clone()).await {
                Ok(value) => {
                    Outcome::Kept.count();
                    return Ok(value);
                }
                Err(error) => error,
            };
            match error.as_store_error() {
                Some(StoreError::Conflict) => {}
                // A unit that looked before it wrote can still be refused by a unique index, when another one wrote the same
                // key after the look. On its second run it sees that row and says what is to be said about it.
                Some(StoreError::Unique(_)) if !refused_before => refused_before = true,
                Some(StoreError::Busy) => break,
                _ => {
                    Outcome::Undone.count();
                    return Err(error);
                }
            }
            counter!("cps_write_retries_total").increment(1);
            if alone.is_some() {
                // Whom it met now is in another process.
                tokio::time::sleep(Duration::from_millis(1 << attempt.min(6))).await;
            } else if let Ok(mine) = timeout(PATIENCE, self.company.write()).await {
                alone = Some(mine);
            } else {
                break;
            }
        }
        Outcome::Refused.count();
        Err(StoreError::Busy.into())
    }

    async fn run_once<T, E, F>(&self, alone: bool, unit: F) -> Result<T, E>
    where
        E: UnitError,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
    {
        if alone {
            return run_in_transaction(&self.pool, unit).await;
        }
        let beside_others = timeout(PATIENCE, self.company.read()).await;
        let _beside_others = beside_others.map_err(|_| StoreError::Busy)?;
        run_in_transaction(&self.pool, unit).await
    }
}

async fn run_in_transaction<T, E, F>(pool: &PgPool, unit: F) -> Result<T, E>
where
    E: UnitError,
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
{
    let mut transaction = begin(pool).await?;
    // Dropping the transaction on the way out undoes it.
    let value = unit(&mut Connection::Postgres(&mut transaction)).await?;
    let began = Instant::now();
    transaction.commit().await.map_err(StoreError::from)?;
    histogram!("cps_commit_seconds").record(began.elapsed());
    Ok(value)
}

/// Begins on a task of its own, which goes on when nobody waits for it any more: sqlx 0.9 forgets a transaction whose `BEGIN` was
/// given up, so that whoever has the connection next is in it, and sees the past (transact-rs/sqlx#4393).
async fn begin(pool: &PgPool) -> Result<Transaction<'static, sqlx::Postgres>, StoreError> {
    let pool = pool.clone();
    let begun =
        tokio::spawn(async move { pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await });
    let begun = begun.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
    Ok(begun?)
}
