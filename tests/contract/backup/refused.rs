//! What is never put in the place of a database.

use std::fs;
use std::path::Path;

use cps_backend::store::backup::{Age, BackupError, back_up, restore};
use cps_domain::Instant;

use super::{Place, alter, counted};

const NOW: Instant = Instant::from_millis(0);

/// As a program has it that lacks the newest migration.
pub(super) const FORGET_A_STEP: &str =
    "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)";
/// As a program has it that has one more.
pub(super) const ADD_A_STEP: &str =
    "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
     VALUES (9999, 'from the future', TRUE, x'00', 0)";

/// The backup is refused for this reason; the database stays, and nothing is left beside it.
async fn refused(place: &Place, because: impl FnOnce(&BackupError) -> bool) {
    let names = place.names();
    let error = restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap_err();
    assert!(because(&error), "{error:?}");
    assert_eq!(place.names(), names);
    assert_eq!(counted(&place.database()).await, [2, 2]);
}

fn is_damaged(error: &BackupError) -> bool {
    matches!(error, BackupError::Damaged { path, .. } if path.ends_with("backup.sqlite"))
}

/// Whichever page was overwritten, and wherever the file ends before its last page. (Of that one SQLite needs no more than what
/// stands on it.)
#[tokio::test]
async fn a_damaged_file() {
    let place = Place::with(2, 1).await;
    let whole = fs::read(place.backup()).unwrap();
    let pages = whole.len() / 4096;
    for page in (0..pages - 1).step_by(pages / 12) {
        let mut damaged = whole.clone();
        damaged[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(place.backup(), &damaged).unwrap();
        refused(&place, is_damaged).await;
        fs::write(place.backup(), &whole[..page * 4096 + 2048]).unwrap();
        refused(&place, is_damaged).await;
    }
}

/// An index that no longer leads to its row is damage too, though every page looks right.
#[tokio::test]
async fn a_file_that_contradicts_itself() {
    let place = Place::with(2, 1).await;
    let mut bytes = fs::read(place.backup()).unwrap();
    let name = b"invoices/2026";
    let places: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|&place| bytes[place..].starts_with(name))
        .collect();
    assert_eq!(places.len(), 2, "in the table and in its index");
    bytes[places[1]] = b'J';
    fs::write(place.backup(), bytes).unwrap();
    refused(&place, is_damaged).await;
}

/// A row that refers to one that is not there.
#[tokio::test]
async fn a_loose_end() {
    let place = Place::with(2, 1).await;
    let loosen = "CREATE TABLE loose (account_id TEXT REFERENCES accounts (id));
                  INSERT INTO loose VALUES ('nobody')";
    alter(&place.backup(), loosen).await;
    refused(&place, is_damaged).await;
}

/// What is no database, and databases of other programs.
#[tokio::test]
async fn another_file() {
    let place = Place::with(2, 1).await;
    fs::write(place.backup(), "-- PostgreSQL database dump").unwrap();
    refused(&place, is_damaged).await;
    fs::write(place.backup(), "").unwrap();
    refused(&place, |error| matches!(error, BackupError::Foreign(_))).await;
    fs::remove_file(place.backup()).unwrap();
    refused(&place, |error| matches!(error, BackupError::Missing(_))).await;
    alter(&place.backup(), "CREATE TABLE shopping (item TEXT)").await;
    refused(&place, |error| matches!(error, BackupError::Foreign(_))).await;

    let place = Place::with(2, 1).await;
    alter(
        &place.backup(),
        "UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 1",
    )
    .await;
    refused(&place, |error| matches!(error, BackupError::Foreign(_))).await;
}

/// An older backup comes back and says what it lacks; one that this program does not understand does not.
#[tokio::test]
async fn a_newer_database() {
    let place = Place::with(2, 1).await;
    alter(&place.backup(), ADD_A_STEP).await;
    refused(&place, |error| matches!(error, BackupError::Newer(_))).await;

    let place = Place::with(2, 1).await;
    alter(&place.backup(), FORGET_A_STEP).await;
    let restored = restore(&place.address(), &place.backup(), NOW).await;
    assert_eq!(restored.unwrap().age, Age::Older(1));
}

/// The database itself is no backup of it, by whatever name.
#[tokio::test]
async fn the_database_itself() {
    let place = Place::with(2, 1).await;
    let link = place.path("link.sqlite");
    std::os::unix::fs::symlink(place.database(), &link).unwrap();
    for name in [place.database(), link] {
        let error = restore(&place.address(), &name, NOW).await.unwrap_err();
        assert!(matches!(error, BackupError::Itself(_)), "{error:?}");
    }
}

/// While anybody has the database open, even if only to read.
#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_open() {
    let place = Place::with(2, 1).await;
    let in_use = |error: &BackupError| matches!(error, BackupError::InUse(path) if path.ends_with("cps.sqlite"));
    let db = place.open().await;
    refused_while_open(&place, in_use).await;
    db.close().await;
    let mut reader = super::raw(&place.database()).await;
    super::values(&mut reader).await;
    refused_while_open(&place, in_use).await;
    sqlx::Connection::close(reader).await.unwrap();
    restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap();
}

async fn refused_while_open(place: &Place, because: impl FnOnce(&BackupError) -> bool) {
    let error = restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap_err();
    assert!(because(&error), "{error:?}");
}

/// A database that cannot be locked is moved away by the operator, not by the program.
#[tokio::test]
async fn to_replace_what_cannot_be_read() {
    let place = Place::with(2, 1).await;
    fs::write(place.database(), "torn to pieces").unwrap();
    let error = restore(&place.address(), &place.backup(), NOW)
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Unlockable(_)), "{error:?}");
    assert_eq!(read(&place.database()), "torn to pieces");
    let error = back_up(&place.address(), &place.path("new.sqlite"))
        .await
        .unwrap_err();
    assert!(
        matches!(&error, BackupError::Damaged { path, .. } if path.ends_with("cps.sqlite")),
        "{error:?}"
    );
    assert!(!place.path("new.sqlite").exists());
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}
