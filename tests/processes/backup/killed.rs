//! A restore that is killed leaves the former database or the restored one, whole.

use super::place::Place;
use cps_backend::clock::{Clock, Ids};
use cps_backend::store::{Db, StoreError, demo_clock};
use std::fs;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 40;
/// By what the two databases are told apart.
const FORMER: i64 = 1_000;
const RESTORED: i64 = 2_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_restore_leaves_the_one_or_the_other() {
    let template = template().await;
    let ids = Ids::new(Clock::system());
    let mut usual = time_of(start(&copy(&template)));
    let mut kept = 0;
    for _ in 0..ROUNDS {
        let place = copy(&template);
        let share = f64::from(u16::from_le_bytes(ids.secret())) / f64::from(u16::MAX);
        let moment = usual.mul_f64(share * 1.1);
        let mut restoring = start(&place);
        sleep(moment);
        restoring.kill().unwrap();
        restoring.wait().unwrap();

        // A backup looks at every page before it gets its name.
        let sound = place.run("backup", &place.path("after.sqlite"));
        assert!(sound.succeeded, "killed after {moment:?}: {}", sound.text);
        let found = mark_of(&place).await;
        assert!(
            [FORMER, RESTORED].contains(&found),
            "killed after {moment:?}: {found:?}"
        );
        kept += u32::from(found == FORMER);
        // And nothing is in the way of the next attempt.
        let started = Instant::now();
        let again = place.run("restore", &place.backup());
        usual = usual.min(started.elapsed());
        assert!(again.succeeded, "killed after {moment:?}: {}", again.text);
        assert_eq!(mark_of(&place).await, RESTORED);
    }
    println!("{ROUNDS} restores killed within {usual:?}: {kept} too early to change anything");
    assert!(kept > 0, "none was killed before its end");
}

/// A backup, and the database of a portal that was killed: some of it is in the -wal only.
async fn template() -> Place {
    let (place, serving) = (Place::new(), Place::new());
    let db = serving.open().await;
    mark(&db, RESTORED).await;
    let made = serving.run("backup", &place.backup());
    assert!(made.succeeded, "{}", made.text);
    mark(&db, FORMER).await;
    for name in ["cps.sqlite", "cps.sqlite-wal"] {
        fs::copy(serving.path(name), place.path(name)).unwrap();
    }
    place
}

fn copy(template: &Place) -> Place {
    let place = Place::new();
    for name in ["cps.sqlite", "cps.sqlite-wal", "backup.sqlite"] {
        fs::copy(template.path(name), place.path(name)).unwrap();
    }
    place
}

fn start(place: &Place) -> Child {
    place
        .command("restore", &place.backup())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn time_of(mut restoring: Child) -> Duration {
    let started = Instant::now();
    assert!(restoring.wait().unwrap().success());
    started.elapsed()
}

async fn mark(db: &Db, mark: i64) {
    let marked: Result<(), StoreError> = db
        .write(async |connection| demo_clock::put_ahead(connection, mark).await)
        .await;
    marked.unwrap();
}

async fn mark_of(place: &Place) -> i64 {
    let db = place.open().await;
    let found: Result<i64, StoreError> = db
        .read(async |connection| demo_clock::ahead(connection).await)
        .await;
    db.close().await;
    found.unwrap()
}
