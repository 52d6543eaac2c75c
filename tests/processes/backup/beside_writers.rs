//! A backup while others write.

use super::place::{Place, count};
use crate::idle::until;
use crate::signal;
use cps_backend::store::{Connection, Db, StoreError};
use std::process::{Child, Stdio};

/// So many changes are made while the backup stands still in the middle of copying.
const WHILE_PAUSED: i64 = 5;

/// What gives it much to copy: 64 MiB.
const BALLAST: &str = "CREATE TABLE ballast AS SELECT zeroblob(67108864) AS content";

/// Changes do not wait for a backup, and it holds each as a whole or not at all.
#[tokio::test(flavor = "multi_thread")]
async fn who_writes_does_not_wait() {
    let place = Place::new();
    let db = place.open().await;
    count(&db).await;
    load_ballast(&db).await;
    let mut backing_up = place
        .command("backup", &place.backup())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let draft = place.path("backup.sqlite.part");
    // It has its own name before the draft is gone.
    let is_copied = || place.backup().exists();
    let copies = async || draft.metadata().is_ok_and(|file| file.len() > 0) || is_copied();
    until("it copies nothing", copies).await;
    let paused = Paused::new(&backing_up);
    for _ in 0..WHILE_PAUSED {
        count(&db).await;
    }
    drop(paused);
    let mut units = 1 + WHILE_PAUSED;
    while backing_up.try_wait().unwrap().is_none() {
        count(&db).await;
        units += 1;
    }
    db.close().await;
    assert!(backing_up.wait().unwrap().success());
    let copy = Db::connect(&format!("sqlite:{}", place.backup().display()))
        .await
        .unwrap();
    let [members, invoices] = count(&copy).await;
    assert_eq!(members, invoices);
    assert!((2..=units + 1).contains(&members), "{members} of {units}");
}

async fn load_ballast(db: &Db) {
    let loaded: Result<(), StoreError> = db
        .write(async |connection| {
            let Connection::Sqlite(connection) = connection else {
                panic!("this is about SQLite");
            };
            sqlx::query(BALLAST).execute(&mut **connection).await?;
            Ok(())
        })
        .await;
    loaded.unwrap();
}

/// A process that stands still; dropped, it goes on.
struct Paused<'a>(&'a Child);

impl<'a> Paused<'a> {
    fn new(process: &'a Child) -> Self {
        signal::send("-STOP", process);
        Self(process)
    }
}

impl Drop for Paused<'_> {
    fn drop(&mut self) {
        signal::send("-CONT", self.0);
    }
}
