//! Beside other processes that have the file open: a worker, a backup, an import.

use std::pin::pin;
use std::time::Duration;

use cps_backend::store::{Connection, Db, StoreError};
use sqlx::{Connection as _, SqliteConnection};

use super::{File, begin, marks, run};

/// Bytes that the write-ahead log may have when it is emptied: that is due at 64 MiB, and a few units more come before it is seen.
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

/// While others read in turn, so that at no moment nobody does, the write-ahead log is emptied in time all the same. SQLite itself
/// never makes its file shorter. Readers who stand still for long put it off, and then it grows as much again.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_emptied_while_others_read() {
    let file = File::new().await;
    let mut processes = [file.other_process().await, file.other_process().await];
    begin_to_read(&mut processes[0]).await;
    let readers = tokio::spawn(read_in_turn(processes));
    let content = "INSERT OR REPLACE INTO marks VALUES ('large', zeroblob(1000000))";
    let (mut length, mut emptied) = (0, 0);
    for _ in 0..1000 {
        file.db
            .write(async |c| run(c, content).await)
            .await
            .unwrap();
        let before = std::mem::replace(&mut length, file.log_length());
        emptied += u32::from(length < before && before < LONGEST_LOG);
        if emptied == 2 {
            break;
        }
    }
    assert!(!readers.is_finished(), "somebody reads all the while");
    readers.abort();
    assert_eq!(emptied, 2, "the log has {length} bytes");
}

/// The first one reads already; each begins to read before the other one ends.
async fn read_in_turn(mut processes: [SqliteConnection; 2]) {
    loop {
        begin_to_read(&mut processes[1]).await;
        tokio::time::sleep(Duration::from_millis(15)).await;
        let [first, _] = &mut processes;
        run(&mut Connection::Sqlite(first), "COMMIT").await.unwrap();
        processes.reverse();
    }
}

async fn begin_to_read(process: &mut SqliteConnection) {
    let mut connection = Connection::Sqlite(process);
    run(&mut connection, "BEGIN").await.unwrap();
    marks(&mut connection).await.unwrap();
}
