//! Units that end badly, and groups that cannot be kept.

use std::pin::pin;
use std::sync::Arc;

use cps_backend::store::StoreError;
use tokio::sync::Notify;

use super::{File, begin, mark, run};

#[tokio::test]
async fn a_unit_that_nobody_waits_for_any_more_is_undone() {
    let file = Arc::new(File::new().await);
    let held = file.hold().await;
    let mut before = pin!(file.mark("before"));
    begin(before.as_mut()).await;
    let written = Arc::new(Notify::new());
    let dropped = {
        let (file, written) = (file.clone(), written.clone());
        tokio::spawn(async move {
            file.db
                .write(async |connection| {
                    mark(connection, "dropped").await?;
                    written.notify_one();
                    std::future::pending::<Result<(), StoreError>>().await
                })
                .await
        })
    };
    tokio::task::yield_now().await;
    let mut after = pin!(file.mark("after"));
    begin(after.as_mut()).await;
    let drop_it = async {
        written.notified().await;
        dropped.abort();
    };
    let (first, before, (), after) = tokio::join!(held.release(), before, drop_it, after);
    first.and(before).and(after).unwrap();
    assert_eq!(file.marks().await, ["after", "before"]);
}

#[tokio::test]
async fn a_unit_that_left_the_queue_is_passed_over() {
    let file = File::new().await;
    let held = file.hold().await;
    let mut gone = Box::pin(file.mark("gone"));
    begin(gone.as_mut()).await;
    drop(gone);
    held.release().await.unwrap();
    file.mark("after").await.unwrap();
    assert_eq!(file.marks().await, ["after"]);
}

#[tokio::test]
async fn a_unit_that_panics_is_undone() {
    let file = Arc::new(File::new().await);
    let held = file.hold().await;
    let mut before = pin!(file.mark("before"));
    begin(before.as_mut()).await;
    let panics = {
        let file = file.clone();
        tokio::spawn(async move {
            file.db
                .write(async |connection| {
                    mark(connection, "panicked").await?;
                    if true {
                        panic!("in the middle of a unit");
                    }
                    Ok::<_, StoreError>(())
                })
                .await
        })
    };
    tokio::task::yield_now().await;
    let mut after = pin!(file.mark("after"));
    begin(after.as_mut()).await;
    let (first, before, panics, after) = tokio::join!(held.release(), before, panics, after);
    assert!(panics.unwrap_err().is_panic());
    first.and(before).and(after).unwrap();
    assert_eq!(file.marks().await, ["after", "before"]);
}

/// What may only be found out at the commit: the unit that did it, one that did nothing wrong, and one that failed by itself on
/// what it saw are all told.
#[tokio::test]
async fn a_commit_that_fails_reaches_all() {
    let file = File::new().await;
    let create = "CREATE TABLE notes
        (mark TEXT NOT NULL REFERENCES marks (name) DEFERRABLE INITIALLY DEFERRED)";
    file.db.write(async |c| run(c, create).await).await.unwrap();
    let held = file.hold().await;
    let mut innocent = pin!(file.mark("innocent"));
    begin(innocent.as_mut()).await;
    let orphan = "INSERT INTO notes (mark) VALUES ('nobody')";
    let mut guilty = pin!(file.db.write(async |c| run(c, orphan).await));
    begin(guilty.as_mut()).await;
    let mut misled = pin!(file.mark("innocent"));
    begin(misled.as_mut()).await;
    let told = tokio::join!(held.release(), innocent, guilty, misled);
    for told in <[_; 4]>::from(told) {
        assert!(matches!(told, Err(StoreError::Database(_))), "{told:?}");
    }
    assert!(file.marks().await.is_empty());
    file.mark("later").await.unwrap();
    assert_eq!(file.marks().await, ["later"]);
}

/// On some failures, like a full disk, SQLite undoes the whole transaction at once, whatever the unit makes of it.
#[tokio::test]
async fn a_transaction_that_is_gone_reaches_all() {
    let file = File::new().await;
    file.mark("there").await.unwrap();
    let held = file.hold().await;
    let mut innocent = pin!(file.mark("innocent"));
    begin(innocent.as_mut()).await;
    let undo_all = "INSERT OR ROLLBACK INTO marks (name) VALUES ('there')";
    let mut guilty = pin!(file.db.write(async |connection| {
        // It makes nothing of it.
        assert!(run(connection, undo_all).await.is_err());
        Ok::<_, StoreError>(())
    }));
    begin(guilty.as_mut()).await;
    let mut waiting = pin!(file.mark("waiting"));
    begin(waiting.as_mut()).await;
    let (first, innocent, guilty, waiting) =
        tokio::join!(held.release(), innocent, guilty, waiting);
    for told in [first, innocent, guilty] {
        assert!(matches!(told, Err(StoreError::Database(_))), "{told:?}");
    }
    // The connection was replaced for whoever had not begun.
    waiting.unwrap();
    assert_eq!(file.marks().await, ["there", "waiting"]);
}
