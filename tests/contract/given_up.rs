//! Whoever asks may go away at any moment: a browser closes the connection, and nobody waits for the answer.

use std::num::NonZeroU16;
use std::pin::pin;
use std::task::Poll;

use cps_backend::store::{Connection, Db, DbOptions, StoreError};
use engine::new_postgres_database;
use sqlx::{Connection as _, PgConnection};

/// Wherever a change is given up, whoever has its connection next is in no transaction of the past.
#[tokio::test]
async fn what_is_given_up_is_over_on_postgres() {
    let address = new_postgres_database().await;
    let options = DbOptions {
        connections: NonZeroU16::MIN,
        ..DbOptions::DEFAULT
    };
    let here = Db::open(&address, options).await.unwrap();
    let mut elsewhere = PgConnection::connect(&address).await.unwrap();
    run(&mut elsewhere, "CREATE TABLE marks (name TEXT)")
        .await
        .unwrap();
    for _ in 0..ROUNDS {
        for polls in 1.. {
            let unit = here.write(async |connection| run(postgres(connection), MARK).await);
            let completed = give_up_after(polls, unit).await;
            let before = marks(&here).await;
            run(&mut elsewhere, MARK).await.unwrap();
            let after = marks(&here).await;
            assert_eq!(after, before + 1, "given up after {polls} polls");
            if completed {
                break;
            }
        }
    }
}

/// An answer that is there at once leaves no moment for giving up: not every round has all.
const ROUNDS: usize = 20;

const MARK: &str = "INSERT INTO marks VALUES ('mark')";

/// Polls so often, and says whether it was enough.
async fn give_up_after(polls: u32, work: impl Future<Output = Result<(), StoreError>>) -> bool {
    let mut work = pin!(work);
    let mut polled = 0;
    std::future::poll_fn(|context| {
        polled += 1;
        match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(done.is_ok()),
            Poll::Pending if polled == polls => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

fn postgres<'a>(connection: &'a mut Connection<'_>) -> &'a mut PgConnection {
    match connection {
        Connection::Postgres(connection) => connection,
        Connection::Sqlite(_) => panic!("this is about Postgres"),
    }
}

async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<(), StoreError> {
    sqlx::query(sql).execute(connection).await?;
    Ok(())
}

async fn marks(db: &Db) -> i64 {
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM marks");
    let counted: Result<_, StoreError> = db
        .read(async |connection| Ok(count.fetch_one(postgres(connection)).await?))
        .await;
    counted.unwrap()
}
