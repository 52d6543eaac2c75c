//! A backup of a portal that serves, and what it restores.

mod killed;
mod place;

use cps_backend::store::{Connection, Db, StoreError};
use place::{Place, Serving, count};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// From a portal that serves to another one that goes on from there.
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_serves_is_backed_up_and_restored_elsewhere() {
    let (here, there) = (Place::new(), Place::new());
    let serving = Serving::start(&here);
    let made = here.run("backup", &there.backup());
    assert!(made.succeeded, "{}", made.text);
    assert!(made.text.contains("sound"), "{}", made.text);

    // Over the database of a portal that serves, it is refused, and the portal goes on.
    let refused = here.run("restore", &there.backup());
    assert!(!refused.succeeded);
    assert!(refused.text.contains("another process"), "{}", refused.text);
    assert!(serving.answers().await);

    let restored = there.run("restore", &there.backup());
    assert!(restored.succeeded, "{}", restored.text);
    assert!(Serving::start(&there).answers().await);

    // Killed, the portal no longer has it.
    serving.kill();
    let restored = here.run("restore", &there.backup());
    assert!(restored.succeeded, "{}", restored.text);
    assert!(restored.text.contains("is kept as"), "{}", restored.text);
    assert!(Serving::start(&here).answers().await);
}

/// What makes copying take as long as many changes: 64 MiB.
const BALLAST: &str = "CREATE TABLE ballast AS SELECT zeroblob(67108864) AS content";

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
    let (mut units, mut slowest) = (1, Duration::ZERO);
    while backing_up.try_wait().unwrap().is_none() {
        let started = Instant::now();
        count(&db).await;
        slowest = slowest.max(started.elapsed());
        units += 1;
    }
    db.close().await;
    assert!(backing_up.wait().unwrap().success());
    println!("{units} units of work during the backup, the slowest took {slowest:?}");
    assert!(units > 5, "only {units} while the backup was made");
    let copy = Db::connect(&format!("sqlite:{}", place.backup().display()))
        .await
        .unwrap();
    let [members, invoices] = count(&copy).await;
    assert_eq!(members, invoices);
    assert!((2..=units + 1).contains(&members), "{members} of {units}");
}

/// What cannot be done is said in one line, with an exit code that a script sees.
#[tokio::test]
async fn a_refusal_says_why() {
    let place = Place::new();
    place.open().await.close().await;
    std::fs::write(place.backup(), "not a database").unwrap();
    for (command, file, why) in [
        ("backup", place.backup(), "exists already"),
        ("backup", "-".into(), "name a file"),
        ("restore", place.backup(), "damaged"),
        ("restore", place.database(), "the database itself"),
        ("restore", place.path("none.sqlite"), "there is no"),
    ] {
        let refused = place.run(command, &file);
        assert!(!refused.succeeded, "{command} {}", file.display());
        assert!(refused.text.contains(why), "{}", refused.text);
        assert_eq!(refused.text.lines().count(), 1, "{}", refused.text);
    }
}

/// On Postgres both commands name the tools that do it.
#[test]
fn postgres_has_tools_of_its_own() {
    let place = Place::new();
    for command in ["backup", "restore"] {
        let refused = place
            .command(command, &place.backup())
            .env("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(1));
        let text = String::from_utf8(refused.stderr).unwrap();
        assert!(
            text.contains("pg_dump") && text.contains("pg_restore"),
            "{text}"
        );
    }
}
