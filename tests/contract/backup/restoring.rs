//! What a restore leaves.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use cps_backend::store::Db;
use cps_backend::store::backup::{BackupError, restore};
use cps_domain::Instant;

use super::{Place, count, counted};

/// 1 June 2026, 12:00:07 UTC.
const NOW: Instant = Instant::from_millis(1_780_315_207_000);
const KEPT: &str = "cps.sqlite.replaced-2026-06-01T12-00-07Z";

/// The backup is in place, open to whom the former database was open to; that one is kept whole, and can be restored in turn.
#[tokio::test]
async fn the_former_database_is_kept() {
    let place = Place::with(2, 5).await;
    fs::set_permissions(place.database(), fs::Permissions::from_mode(0o640)).unwrap();
    let restored = restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
    assert_eq!(restored.database, place.database());
    assert_eq!(restored.kept, Some(place.path(KEPT)));
    assert_eq!(place.names(), ["backup.sqlite", "cps.sqlite", KEPT]);
    assert_eq!(counted(&place.database()).await, [5, 5]);
    assert_eq!(counted(&place.path(KEPT)).await, [2, 2]);
    let mode = place.database().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    let later = NOW.plus_seconds(60);
    restore(&place.address(), &place.path(KEPT), later)
        .await
        .unwrap();
    assert_eq!(counted(&place.database()).await, [2, 2]);
    // A portal goes on from there.
    let db = place.open().await;
    count(&db, 1).await;
    db.close().await;
    assert_eq!(counted(&place.database()).await, [3, 3]);
}

/// What a portal that was killed had only in its -wal is kept with the rest, and does not come over the restored one.
#[tokio::test]
async fn a_killed_portals_database_is_kept_whole() {
    let place = Place::new();
    let killed = Place::with(2, 5).await;
    let db = killed.open().await;
    count(&db, 2).await;
    for name in ["cps.sqlite", "cps.sqlite-wal", "backup.sqlite"] {
        fs::copy(killed.path(name), place.path(name)).unwrap();
    }
    restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
    assert_eq!(place.names(), ["backup.sqlite", "cps.sqlite", KEPT]);
    assert_eq!(counted(&place.database()).await, [5, 5]);
    assert_eq!(counted(&place.path(KEPT)).await, [4, 4]);
}

/// Where there is no database, what one of that name left behind does not become part of the new one.
#[tokio::test]
async fn a_leftover_is_moved_away() {
    let place = Place::new();
    let other = Place::with(2, 5).await;
    let db = other.open().await;
    count(&db, 2).await;
    fs::copy(other.path("cps.sqlite-wal"), place.path("cps.sqlite-wal")).unwrap();
    fs::copy(other.backup(), place.backup()).unwrap();
    let restored = restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
    assert_eq!(restored.kept, None);
    assert_eq!(
        place.names(),
        ["backup.sqlite", "cps.sqlite", &format!("{KEPT}-wal")]
    );
    assert_eq!(counted(&place.database()).await, [5, 5]);
    let mode = place.database().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// What a restore that was killed left unfinished is no obstacle.
#[tokio::test]
async fn a_killed_restore_is_done_again() {
    let place = Place::with(2, 5).await;
    fs::write(place.path("cps.sqlite.part"), "half").unwrap();
    restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
    assert_eq!(place.names(), ["backup.sqlite", "cps.sqlite", KEPT]);
    assert_eq!(counted(&place.database()).await, [5, 5]);
}

/// A portal that starts at the same moment either keeps the database to itself, or opens the restored one, or fails to start. It
/// never works on the former database under the restored one's name.
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_starts_meanwhile_never_has_the_former_database() {
    for _ in 0..20 {
        let place = Place::with(2, 5).await;
        let (address, backup) = (place.address(), place.backup());
        let restoring = tokio::spawn(async move { restore(&address, &backup, NOW).await });
        let address = place.address();
        let opening = tokio::spawn(async move { Db::connect(&address).await });
        let expected = match (restoring.await.unwrap(), opening.await.unwrap()) {
            (Ok(_), Err(_)) => 5,
            (Ok(_), Ok(db)) => {
                count(&db, 1).await;
                db.close().await;
                6
            }
            (Err(BackupError::InUse(_)), Ok(db)) => {
                db.close().await;
                2
            }
            (restored, opened) => panic!("{restored:?}, {:?}", opened.err()),
        };
        assert_eq!(counted(&place.database()).await, [expected, expected]);
    }
}

/// The reason why: SQLite itself refuses to bring a file back to WAL that waited for its lock and was renamed meanwhile.
#[tokio::test]
async fn sqlite_does_not_write_to_a_renamed_file() {
    let place = Place::with(2, 5).await;
    restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
    let mut waiting = super::raw(&place.database()).await;
    super::values(&mut waiting).await;
    fs::rename(place.database(), place.path("moved.sqlite")).unwrap();
    fs::rename(place.backup(), place.database()).unwrap();
    let switched = sqlx::query("PRAGMA journal_mode = WAL")
        .execute(&mut waiting)
        .await;
    let code = switched.unwrap_err().into_database_error().unwrap();
    assert_eq!(
        code.code().as_deref(),
        Some("1032"),
        "SQLITE_READONLY_DBMOVED"
    );
}
