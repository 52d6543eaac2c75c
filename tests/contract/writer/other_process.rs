//! Beside other processes that have the file open: a worker, a backup, an import.

use std::pin::pin;
use std::time::Duration;

use cps_backend::store::{Db, StoreError};
use sqlx::Connection as _;

use super::{File, begin, marks, run};

/// Bytes that the write-ahead log may have at most: what empties it is 64 MiB, and a few units more come before that is seen.
const LONGEST_LOG: u64 = 72 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_waits_for_another_process() {
    let file = File::new().await;
    let mut other = file.other_process().await;
    let transaction = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let mut waiting = pin!(file.mark("waiting"));
    begin(waiting.as_mut()).await;
    let patience = tokio::time::timeout(Duration::from_secs(1), waiting.as_mut());
    assert!(patience.await.is_err(), "the other process has the file");
    transaction.rollback().await.unwrap();
    waiting.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waited_too_long_is_told_to_come_again() {
    let file = File::new().await;
    let mut other = file.other_process().await;
    let transaction = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let (first, second) = tokio::join!(file.mark("first"), file.mark("second"));
    for told in [first, second] {
        assert!(matches!(told, Err(StoreError::Busy)), "{told:?}");
    }
    transaction.rollback().await.unwrap();
    file.mark("third").await.unwrap();
    assert_eq!(file.marks().await, ["third"]);
}

/// Several processes begin at once on a file that is not there yet.
#[test]
fn a_file_is_made_and_migrated_once() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
    let make = || -> Result<(), StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(async {
            let db = Db::connect(&address).await?;
            db.migrate().await
        })
    };
    std::thread::scope(|scope| {
        let processes: Vec<_> = (0..8).map(|_| scope.spawn(make)).collect();
        for process in processes {
            process.join().unwrap().unwrap();
        }
    });
}

/// While others read in turn, so that at no moment nobody does, the write-ahead log does not grow for ever.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_stays_short_while_others_read() {
    let file = File::new().await;
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let db = file.db.clone();
            tokio::spawn(async move {
                loop {
                    let read: Result<(), StoreError> = db
                        .read(async |connection| {
                            run(connection, "BEGIN").await?;
                            marks(connection).await?;
                            tokio::time::sleep(Duration::from_millis(15)).await;
                            run(connection, "COMMIT").await
                        })
                        .await;
                    read.unwrap();
                }
            })
        })
        .collect();
    let content = "INSERT OR REPLACE INTO marks VALUES ('large', zeroblob(1000000))";
    let mut longest = 0;
    for _ in 0..160 {
        file.db
            .write(async |c| run(c, content).await)
            .await
            .unwrap();
        longest = longest.max(file.log_length());
    }
    for reader in readers {
        reader.abort();
    }
    println!("the write-ahead log had {longest} bytes at most");
    assert!(longest < LONGEST_LOG, "{longest}");
    assert!(
        longest > LONGEST_LOG / 2,
        "it was never put to the test: {longest}"
    );
}
