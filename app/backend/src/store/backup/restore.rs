//! A backup in the database's place.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use cps_domain::Instant;

use super::draft::Draft;
use super::error::BackupError;
use super::examine::{Age, examine};
use super::file::{self, beside};
use super::hold::Hold;

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The database.
    pub database: PathBuf,
    /// Where the one that was there before is now.
    pub kept: Option<PathBuf>,
    /// How its schema compares with the program's: never [`Age::Newer`].
    pub age: Age,
}

/// Puts a copy of `backup` in the place of the database at this address, which nobody else may have open. The former database is
/// kept beside it, under a name that says when. Killed at any moment, this leaves the one or the other in place, whole.
///
/// # Errors
/// [`BackupError`]; then the database is what it was.
pub async fn restore(address: &str, backup: &Path, now: Instant) -> Result<Restored, BackupError> {
    let database = file::of_address(address)?;
    let backup = fs::canonicalize(backup).map_err(|error| BackupError::file(backup, error))?;
    let kept = name_of_former(&database, now);
    if !file::exists(&database) {
        let age = settle_in(&backup, &database, &kept).await?;
        return Ok(Restored {
            database,
            kept: None,
            age,
        });
    }
    if is_same_file(&backup, &database)? {
        return Err(BackupError::Itself(backup));
    }
    let hold = Hold::take(&database).await?;
    // Whoever made it must have held the database, and is gone.
    Draft::forget(&database)?;
    let (draft, age) = draft_of(&backup, &database).await?;
    draft.replace(&kept)?;
    hold.release().await;
    Ok(Restored {
        database,
        kept: Some(kept),
        age,
    })
}

/// Restores where there is no database.
async fn settle_in(backup: &Path, database: &Path, kept: &Path) -> Result<Age, BackupError> {
    let (draft, age) = draft_of(backup, database).await?;
    // SQLite would take what a database of the same name left here for the new one's.
    for ending in ["-wal", "-journal", "-shm"] {
        match fs::rename(beside(database, ending), beside(kept, ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(BackupError::file(&beside(database, ending), error));
            }
            _ => {}
        }
    }
    draft.place()?;
    Ok(age)
}

async fn draft_of(backup: &Path, database: &Path) -> Result<(Draft, Age), BackupError> {
    // Before it is copied: a copy has its indexes made anew, which would hide what is wrong with them.
    examine(backup, backup).await?;
    let draft = Draft::of(database)?;
    file::copy(backup, draft.path()).await?;
    match examine(draft.path(), backup).await? {
        Age::Newer => Err(BackupError::Newer(backup.to_owned())),
        age => Ok((draft, age)),
    }
}

fn is_same_file(one: &Path, other: &Path) -> Result<bool, BackupError> {
    let [one, other] = [one, other].map(|path| {
        fs::metadata(path)
            .map(|found| (found.dev(), found.ino()))
            .map_err(|error| BackupError::file(path, error))
    });
    Ok(one? == other?)
}

/// A name that says when, and that nothing has: a restore that was killed may have taken one within the same second.
fn name_of_former(database: &Path, now: Instant) -> PathBuf {
    let first = beside(database, format!(".replaced-{}", moment(now)));
    let others = (2..).map(|number| beside(&first, format!("-{number}")));
    std::iter::once(first.clone())
        .chain(others)
        .find(|name| !file::exists(name))
        .unwrap_or_else(|| first.clone())
}

/// A moment as part of a file's name: `2026-06-01T12-00-00Z`.
fn moment(now: Instant) -> String {
    let second = now.millis().div_euclid(1000).rem_euclid(24 * 60 * 60);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}-{minute:02}-{second:02}Z", now.date())
}
