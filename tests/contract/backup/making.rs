//! What a backup holds.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use cps_backend::store::backup::{Age, BackupError, back_up};

use super::{Place, alter, count, counted};

/// A backup made while others write holds all that was committed before, and of each unit of work all or nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_the_database_of_one_moment() {
    let place = Place::new();
    let db = place.open().await;
    let (units, over) = (
        Arc::new(AtomicI64::new(0)),
        Arc::new(AtomicBool::new(false)),
    );
    let writing = {
        let (db, units, over) = (db.clone(), units.clone(), over.clone());
        tokio::spawn(async move {
            while !over.load(Ordering::SeqCst) {
                count(&db, 1).await;
                units.fetch_add(1, Ordering::SeqCst);
            }
        })
    };
    count(&db, 1).await;
    for name in ["one.sqlite", "two.sqlite", "three.sqlite"] {
        let before = units.load(Ordering::SeqCst);
        let made = back_up(&place.address(), &place.path(name)).await.unwrap();
        let after = units.load(Ordering::SeqCst);
        assert_eq!(made.age, Age::Current);
        assert!(after > before, "the writer waited for the backup");
        let held = counted(&place.path(name)).await;
        assert_eq!(held[0], held[1]);
        // One unit is this test's own, one may be committed and not counted yet.
        assert!((before + 1..=after + 2).contains(&held[0]), "{held:?}");
    }
    over.store(true, Ordering::SeqCst);
    writing.await.unwrap();
}

/// It is one file, which nobody but its owner can read.
#[tokio::test]
async fn a_backup_stands_alone() {
    let place = Place::new();
    let db = place.open().await;
    count(&db, 3).await;
    let made = back_up(&place.address(), &place.backup()).await.unwrap();
    db.close().await;
    assert_eq!(place.names(), ["backup.sqlite", "cps.sqlite"]);
    let found = place.backup().metadata().unwrap();
    assert_eq!(made.bytes, found.len());
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
    assert_eq!(counted(&place.backup()).await, [3, 3]);
}

/// A backup of yesterday is not lost to one of today.
#[tokio::test]
async fn nothing_is_overwritten() {
    let place = Place::with(2, 1).await;
    let refused = back_up(&place.address(), &place.backup()).await;
    assert!(matches!(refused, Err(BackupError::Exists(_))));
    assert_eq!(counted(&place.backup()).await, [1, 1]);
    // Nor is one in the making.
    std::fs::write(place.path("other.sqlite.part"), "half").unwrap();
    let refused = back_up(&place.address(), &place.path("other.sqlite")).await;
    assert!(matches!(refused, Err(BackupError::Unfinished(_))));
    let half = std::fs::read(place.path("other.sqlite.part")).unwrap();
    assert_eq!(half, b"half");
}

/// The same program makes backups before a database is migrated, and the former one after.
#[tokio::test]
async fn a_database_of_any_age_is_backed_up() {
    let place = Place::with(1, 1).await;
    alter(&place.database(), super::refused::FORGET_A_STEP).await;
    let made = back_up(&place.address(), &place.path("older.sqlite")).await;
    assert_eq!(made.unwrap().age, Age::Older(1));
    alter(&place.database(), super::refused::ADD_A_STEP).await;
    let made = back_up(&place.address(), &place.path("newer.sqlite")).await;
    assert_eq!(made.unwrap().age, Age::Newer);
}

/// A wrong address is said, and makes no file.
#[tokio::test]
async fn only_a_database_that_is_there_is_backed_up() {
    let place = Place::new();
    for (address, said) in [
        (place.address(), "there is no"),
        ("sqlite::memory:".to_owned(), "is not a database address"),
        ("postgres://localhost/cps".to_owned(), "pg_dump"),
    ] {
        let refused = back_up(&address, &place.backup()).await.unwrap_err();
        assert!(refused.to_string().contains(said), "{refused}");
    }
    assert!(place.names().is_empty());
}
