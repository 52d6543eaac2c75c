//! The one writer of an SQLite file. Units of work queue for its connection, which is lent to one after the other; those that wait
//! at the same time are committed together and told so afterwards.

mod group;
mod log;

use std::num::NonZeroU16;
use std::sync::Arc;

use metrics::gauge;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::{OwnedMutexGuard, mpsc, oneshot};

use super::connection::Connection;
use super::error::{StoreError, UnitError};
use super::outcome::Outcome;
use group::Groups;

/// The way to the writer, which works on a task of its own until this is dropped. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Request>,
}

/// What is asked of the writer.
#[derive(Debug)]
enum Request {
    /// To lend its connection.
    Lend(Borrower),
    /// To do what is asked so far and close.
    Close(oneshot::Sender<()>),
}

/// Somebody who waits for the connection.
type Borrower = oneshot::Sender<Result<Loan, StoreError>>;

/// Whether a unit's group was committed.
type Committed = Result<(), Arc<sqlx::Error>>;

/// The writer's connection, within a transaction, for one unit. Dropping it undoes the unit.
#[derive(Debug)]
struct Loan {
    connection: OwnedMutexGuard<SqliteConnection>,
    /// Says that the unit is to be kept; to say nothing is to undo it.
    keep: oneshot::Sender<()>,
    commit: oneshot::Receiver<Committed>,
}

impl Writer {
    /// Opens the file and starts.
    pub(super) async fn open(
        options: SqliteConnectOptions,
        length: NonZeroU16,
    ) -> Result<Self, StoreError> {
        let (queue, requests) = mpsc::channel(length.get().into());
        let groups = Groups::open(options, requests).await?;
        tokio::spawn(groups.run());
        Ok(Self { queue })
    }

    /// Runs `unit` and returns what it returns, once its group is committed.
    pub(super) async fn run<T, E, F>(&self, unit: F) -> Result<T, E>
    where
        E: UnitError,
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, E>,
    {
        let mut loan = self.borrow().await?;
        let result = unit(&mut Connection::Sqlite(&mut loan.connection)).await;
        loan.give_back(result.is_ok()).await?;
        result
    }

    /// Lets the units that wait run, then closes the connection.
    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        // When the writer has closed already, there is nothing to wait for.
        if self.queue.send(Request::Close(done)).await.is_ok() {
            closed.await.ok();
        }
    }

    async fn borrow(&self) -> Result<Loan, StoreError> {
        let (borrower, loan) = oneshot::channel();
        if self.queue.try_send(Request::Lend(borrower)).is_err() {
            Outcome::Refused.count();
            return Err(StoreError::Busy);
        }
        gauge!("cps_write_queue").increment(1);
        loan.await.unwrap_or(Err(StoreError::Busy))
    }
}

impl Loan {
    /// Ends the unit and waits for the commit, which a failed one needs as well: what it saw may not have been kept.
    async fn give_back(self, kept: bool) -> Result<(), StoreError> {
        drop(self.connection);
        match kept {
            // A writer that has gone away commits nothing either.
            true => self.keep.send(()).unwrap_or_default(),
            false => drop(self.keep),
        }
        let committed = self.commit.await;
        let lost = |_| Err(Arc::new(sqlx::Error::WorkerCrashed));
        committed.unwrap_or_else(lost).map_err(StoreError::from)
    }
}
