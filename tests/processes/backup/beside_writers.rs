//! A backup while others write.

use super::place::{Place, count};
use cps_backend::store::{Connection, Db, StoreError};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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
    wait_until_it_copies(&place, &mut backing_up);
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

fn wait_until_it_copies(place: &Place, backing_up: &mut Child) {
    let draft = place.path("backup.sqlite.part");
    while std::fs::metadata(&draft).map_or(0, |file| file.len()) == 0 {
        assert!(backing_up.try_wait().unwrap().is_none(), "it has ended");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A process that stands still; dropped, it goes on.
struct Paused(String);

impl Paused {
    fn new(process: &Child) -> Self {
        let paused = Self(process.id().to_string());
        paused.send("-STOP");
        paused
    }

    fn send(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.0]).status();
        assert!(sent.unwrap().success());
    }
}

impl Drop for Paused {
    fn drop(&mut self) {
        self.send("-CONT");
    }
}
