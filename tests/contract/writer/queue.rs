use std::pin::pin;

use cps_backend::store::StoreError;

use super::{File, begin};

#[tokio::test]
async fn one_too_many_is_refused_and_may_come_again() {
    let file = File::with_queue(2).await;
    let held = file.hold().await;
    let (mut first, mut second) = (pin!(file.mark("first")), pin!(file.mark("second")));
    begin(first.as_mut()).await;
    begin(second.as_mut()).await;
    let refused = file.mark("third").await;
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    let (held, first, second) = tokio::join!(held.release(), first, second);
    held.and(first).and(second).unwrap();
    file.mark("third").await.unwrap();
    assert_eq!(file.marks().await, ["first", "second", "third"]);
}

#[tokio::test]
async fn closing_waits_for_what_was_asked() {
    let file = File::new().await;
    let held = file.hold().await;
    let mut waiting = pin!(file.mark("waiting"));
    begin(waiting.as_mut()).await;
    let mut closing = pin!(file.db.close());
    begin(closing.as_mut()).await;
    let (held, waiting, ()) = tokio::join!(held.release(), waiting, closing);
    held.and(waiting).unwrap();
    // SQLite removes its log when the last connection is closed.
    assert!(!file.folder.path().join("cps.sqlite-wal").exists());
    let late = file.mark("late").await;
    assert!(matches!(late, Err(StoreError::Busy)), "{late:?}");
    file.db.close().await;
}
