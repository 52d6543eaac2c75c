//! The floor beneath checkouts: a loop that writes as many rows of the same size, and commits what waits together.

use std::str::FromStr as _;
use std::time::{Duration, Instant};

use cps_backend::clock::Ids;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use crate::Problem;

/// What a checkout by transfer writes: the subscription, its checkout, its term, four jobs (the invoice, the mail, the notice and
/// the end of the term), the mail, the audit row and the counter of member numbers.
const ROWS: usize = 10;

/// How many bytes such a row holds besides its ids, on average.
const CONTENT: usize = 160;

const CREATE: &str = "
    CREATE TABLE bare (id TEXT NOT NULL PRIMARY KEY, subject TEXT NOT NULL, content TEXT NOT NULL);
    CREATE INDEX bare_by_subject ON bare (subject)";

/// One connection with nothing above it.
pub(crate) enum Bare {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// The same words for both engines, whose connections have nothing in common for the compiler.
macro_rules! on {
    ($bare:expr, $connection:ident => $work:expr) => {
        match $bare {
            Bare::Sqlite($connection) => $work,
            Bare::Postgres($connection) => $work,
        }
    };
}

impl Bare {
    /// Opens the database as the portal does, and makes the table that is written to.
    pub(crate) async fn open(address: &str) -> Result<Self, Problem> {
        let mut bare = if address.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(address)?
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full);
            Self::Sqlite(options.connect().await?)
        } else {
            Self::Postgres(PgConnection::connect(address).await?)
        };
        on!(&mut bare, connection => sqlx::raw_sql(CREATE).execute(connection).await.map(drop))?;
        Ok(bare)
    }

    /// Writes so many units, so many of them in each transaction; says how long that took.
    pub(crate) async fn write(
        &mut self,
        ids: &Ids,
        units: usize,
        together: usize,
    ) -> Result<Duration, Problem> {
        let begun = Instant::now();
        let insert = insert();
        for first in (0..units).step_by(together) {
            on!(self, connection => {
                let mut transaction = connection.begin().await?;
                for _ in first..units.min(first + together) {
                    let mut query = sqlx::query(AssertSqlSafe(insert.as_str()));
                    for _ in 0..ROWS {
                        let (id, subject) = (ids.uuid().to_string(), ids.uuid().to_string());
                        query = query.bind(id).bind(subject).bind("x".repeat(CONTENT));
                    }
                    query.execute(&mut *transaction).await?;
                }
                transaction.commit().await?;
            });
        }
        Ok(begun.elapsed())
    }

    /// Closes the connection.
    pub(crate) async fn close(self) -> Result<(), Problem> {
        Ok(on!(self, connection => connection.close().await)?)
    }
}

/// One statement for the rows of a unit.
fn insert() -> String {
    let rows: Vec<String> = (0..ROWS)
        .map(|row| 3 * row)
        .map(|bound| format!("(${}, ${}, ${})", bound + 1, bound + 2, bound + 3))
        .collect();
    format!(
        "INSERT INTO bare (id, subject, content) VALUES {}",
        rows.join(", ")
    )
}
