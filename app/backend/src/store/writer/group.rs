//! The writer's task: a transaction for each group, a savepoint for each unit in it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use metrics::{gauge, histogram};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::{Mutex, mpsc, oneshot};

use super::log::Log;
use super::{Borrower, Committed, Loan, Request};
use crate::store::error::StoreError;
use crate::store::outcome::Outcome;

/// So many units are committed together at most: the first has to wait for the last.
const LARGEST_GROUP: usize = 256;

/// How long SQLite waits for another process before it says that the file is busy. It looks more and more seldom, and another
/// process that writes all the time lets go for a moment only: it is better to begin waiting anew.
const BUSY_TIMEOUT: Duration = Duration::from_millis(10);

/// So often it may say so before those who wait are told: five seconds in all.
const BUSY_TRIES: u32 = 500;

/// So much of the file the writer remembers, in KiB; it holds what a large group changes.
const CACHE_KIB: &str = "-16000";

/// Each text is remembered in its prepared form: more than the portal has.
const STATEMENTS: usize = 512;

const BEGIN: &str = "BEGIN IMMEDIATE; SAVEPOINT unit";

/// What ends a unit, by whether it is kept and whether another one follows in the same transaction.
const fn end(kept: bool, goes_on: bool) -> &'static str {
    match (kept, goes_on) {
        (true, true) => "RELEASE unit; SAVEPOINT unit",
        (true, false) => "COMMIT",
        (false, true) => "ROLLBACK TO unit",
        (false, false) => "ROLLBACK TO unit; COMMIT",
    }
}

/// The connection, which a borrower has for a while.
type Shared = Arc<Mutex<SqliteConnection>>;

/// A unit that has run, to be told of the commit.
struct Unit {
    kept: bool,
    committed: oneshot::Sender<Committed>,
}

/// Commits units in groups.
pub(super) struct Groups {
    options: SqliteConnectOptions,
    requests: mpsc::Receiver<Request>,
    /// None after a failure that left its state unknown: the next group opens another one.
    connection: Option<Shared>,
    log: Log,
    /// Who was called from the queue and has not had the connection yet.
    called: Option<Borrower>,
    /// Who waits for the end.
    closers: Vec<oneshot::Sender<()>>,
}

impl Groups {
    /// Opens the file.
    pub(super) async fn open(
        options: SqliteConnectOptions,
        requests: mpsc::Receiver<Request>,
    ) -> Result<Self, StoreError> {
        let options = options
            .busy_timeout(BUSY_TIMEOUT)
            .statement_cache_capacity(STATEMENTS)
            .pragma("cache_size", CACHE_KIB);
        let mut groups = Self {
            log: Log::of(&options),
            options,
            requests,
            connection: None,
            called: None,
            closers: Vec::new(),
        };
        groups.connection = Some(groups.connect().await?);
        Ok(groups)
    }

    /// Works until nobody can ask any more.
    pub(super) async fn run(mut self) {
        while let Some(request) = self.requests.recv().await {
            let mut borrower = self.accept(request);
            while let Some(first) = borrower {
                self.commit_group(first).await;
                borrower = self.called.take();
            }
        }
        let connection = self.connection.take().and_then(Arc::into_inner);
        if let Some(connection) = connection
            && let Err(error) = connection.into_inner().close().await
        {
            tracing::warn!(%error, "the database was not closed well");
        }
        for closer in self.closers {
            closer.send(()).ok();
        }
    }

    /// Begins a transaction, lends the connection to `first` and to whoever waits meanwhile, commits, and tells them.
    async fn commit_group(&mut self, first: Borrower) {
        let connection = match self.begin().await {
            Ok(connection) => connection,
            Err(error) => return self.refuse(first, error),
        };
        let mut group = Vec::new();
        let committed = self.run_units(&connection, first, &mut group).await;
        match &committed {
            Ok(()) => self.connection = Some(connection),
            // A connection that is closed undoes what it has begun.
            Err(error) => {
                let error = error as &dyn std::error::Error;
                tracing::error!(error, "a group of changes was lost");
            }
        }
        histogram!("cps_write_group_units").record(u32::try_from(group.len()).unwrap_or(u32::MAX));
        let committed: Committed = committed.map_err(Arc::new);
        for unit in group {
            match unit.kept && committed.is_ok() {
                true => Outcome::Kept.count(),
                false => Outcome::Undone.count(),
            }
            // Whoever went away does not want to know.
            unit.committed.send(committed.clone()).ok();
        }
        if let Some(connection) = &self.connection {
            self.log
                .shorten(&mut *connection.lock().await, BUSY_TIMEOUT)
                .await;
        }
    }

    /// A connection within a transaction that no other process can write beside.
    async fn begin(&mut self) -> Result<Shared, StoreError> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        for _ in 0..BUSY_TRIES {
            match run(&connection, BEGIN).await.map_err(StoreError::from) {
                Err(StoreError::Busy) => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(connection),
            }
        }
        self.connection = Some(connection);
        Err(StoreError::Busy)
    }

    /// Tells `first` what is the matter, and whoever else waits to come again. Who waits is settled before anybody is told: whoever
    /// comes again at once is not one of them.
    fn refuse(&mut self, first: Borrower, error: StoreError) {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "nothing can be written"
        );
        let waiting: Vec<_> = std::iter::from_fn(|| self.next_borrower()).collect();
        Outcome::Refused.count();
        first.send(Err(error)).ok();
        for borrower in waiting {
            Outcome::Refused.count();
            borrower.send(Err(StoreError::Busy)).ok();
        }
    }

    /// Runs one unit after the other and commits. Commands come after whatever a dropped unit has left to SQLite's thread.
    async fn run_units(
        &mut self,
        connection: &Shared,
        first: Borrower,
        group: &mut Vec<Unit>,
    ) -> Result<(), sqlx::Error> {
        let mut borrower = first;
        loop {
            let kept = lend(connection, borrower, group).await;
            if group.len() < LARGEST_GROUP {
                self.called = self.next_borrower();
            }
            let began = Instant::now();
            run(connection, end(kept, self.called.is_some())).await?;
            match self.called.take() {
                Some(called) => borrower = called,
                None => {
                    histogram!("cps_commit_seconds").record(began.elapsed());
                    return Ok(());
                }
            }
        }
    }

    /// Whoever waits next, if anybody does.
    fn next_borrower(&mut self) -> Option<Borrower> {
        while let Ok(request) = self.requests.try_recv() {
            let borrower = self.accept(request);
            if borrower.is_some() {
                return borrower;
            }
        }
        None
    }

    /// A borrower who still waits; a wish to close is remembered.
    fn accept(&mut self, request: Request) -> Option<Borrower> {
        match request {
            Request::Lend(borrower) => {
                gauge!("cps_write_queue").decrement(1);
                (!borrower.is_closed()).then_some(borrower)
            }
            Request::Close(closer) => {
                self.requests.close();
                self.closers.push(closer);
                None
            }
        }
    }

    async fn connect(&self) -> Result<Shared, StoreError> {
        let mut tries = 1;
        loop {
            match SqliteConnection::connect_with(&self.options)
                .await
                .map_err(StoreError::from)
            {
                // SQLite does not wait itself while another process turns on the write-ahead log of a new file.
                Err(StoreError::Busy) if tries < BUSY_TRIES => tries += 1,
                connection => return connection.map(|connection| Arc::new(Mutex::new(connection))),
            }
            tokio::time::sleep(BUSY_TIMEOUT).await;
        }
    }
}

/// Lends the connection to one unit until it ends, and returns whether it is kept.
async fn lend(connection: &Shared, borrower: Borrower, group: &mut Vec<Unit>) -> bool {
    let (keep, told) = oneshot::channel();
    let (committed, commit) = oneshot::channel();
    let loan = Loan {
        connection: Arc::clone(connection).lock_owned().await,
        keep,
        commit,
    };
    // A loan that comes back unread is dropped, which undoes a unit that has not begun.
    borrower.send(Ok(loan)).ok();
    let kept = told.await.is_ok();
    group.push(Unit { kept, committed });
    kept
}

async fn run(connection: &Shared, command: &'static str) -> Result<(), sqlx::Error> {
    let mut connection = connection.lock().await;
    sqlx::query(command)
        .execute(&mut *connection)
        .await
        .map(drop)
}
