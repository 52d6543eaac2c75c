//! The one writer of an SQLite file: units that wait are committed together, each is kept or undone by itself, and nobody is told
//! anything before it is durable.

mod crowd;
mod failing;
mod other_process;
mod queue;
mod together;

use std::num::NonZeroU16;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use cps_backend::store::{Connection, Db, DbOptions, StoreError};
use sqlx::{AssertSqlSafe, SqliteConnection};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// A file with one table of marks that units leave, none of them twice.
struct File {
    db: Db,
    folder: tempfile::TempDir,
}

impl File {
    /// Its writer lets so many units wait.
    async fn with_queue(length: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = DbOptions {
            write_queue: NonZeroU16::new(length).unwrap(),
            ..DbOptions::DEFAULT
        };
        let address = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
        let db = Db::open(&address, options).await.unwrap();
        let file = Self { db, folder };
        let create = "CREATE TABLE marks (name TEXT NOT NULL PRIMARY KEY, content BLOB)";
        file.db.write(async |c| run(c, create).await).await.unwrap();
        file
    }

    async fn new() -> Self {
        Self::with_queue(1000).await
    }

    /// Opens a connection of its own, as another process has it.
    async fn other_process(&self) -> SqliteConnection {
        use sqlx::Connection as _;
        let path = self.folder.path().join("cps.sqlite");
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    /// So long is the write-ahead log, in bytes.
    fn log_length(&self) -> u64 {
        let log = self.folder.path().join("cps.sqlite-wal");
        std::fs::metadata(log).map_or(0, |file| file.len())
    }

    /// A unit that leaves this mark.
    async fn mark(&self, name: &str) -> Result<(), StoreError> {
        self.db.write(async |c| mark(c, name).await).await
    }

    /// The marks that a reader sees.
    async fn marks(&self) -> Vec<String> {
        let read: Result<_, StoreError> = self.db.read(async |c| marks(c).await).await;
        read.unwrap()
    }

    /// Keeps the writer busy with a unit, so that whatever is asked meanwhile waits.
    async fn hold(&self) -> Held {
        let (began, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let unit = {
            let (db, began, release) = (self.db.clone(), began.clone(), release.clone());
            tokio::spawn(async move {
                db.write(async |_| {
                    began.notify_one();
                    release.notified().await;
                    Ok::<_, StoreError>(())
                })
                .await
            })
        };
        began.notified().await;
        Held { release, unit }
    }
}

/// A writer that is busy.
struct Held {
    release: Arc<Notify>,
    unit: JoinHandle<Result<(), StoreError>>,
}

impl Held {
    /// Lets the writer go on, with all that waits.
    async fn release(self) -> Result<(), StoreError> {
        self.release.notify_one();
        self.unit.await.unwrap()
    }
}

/// Runs an SQL text of the test's own.
async fn run(connection: &mut Connection<'_>, sql: &str) -> Result<(), StoreError> {
    let Connection::Sqlite(connection) = connection else {
        panic!("this is about SQLite");
    };
    sqlx::query(AssertSqlSafe(sql.to_owned()))
        .execute(&mut **connection)
        .await?;
    Ok(())
}

async fn mark(connection: &mut Connection<'_>, name: &str) -> Result<(), StoreError> {
    run(
        connection,
        &format!("INSERT INTO marks (name) VALUES ('{name}')"),
    )
    .await
}

async fn marks(connection: &mut Connection<'_>) -> Result<Vec<String>, StoreError> {
    let Connection::Sqlite(connection) = connection else {
        panic!("this is about SQLite");
    };
    let names = sqlx::query_scalar("SELECT name FROM marks ORDER BY name");
    Ok(names.fetch_all(&mut **connection).await?)
}

/// Lets a future run until it has to wait: a unit then stands in the queue.
async fn begin<F: Future>(mut future: Pin<&mut F>) {
    let begun = std::future::poll_fn(|context| {
        assert!(future.as_mut().poll(context).is_pending(), "it had to wait");
        Poll::Ready(())
    });
    pin!(begun).await;
}
