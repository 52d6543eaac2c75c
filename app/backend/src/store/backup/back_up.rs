//! A copy of the database, made while it is used.

use std::fs;
use std::path::Path;

use super::draft::Draft;
use super::error::BackupError;
use super::examine::{Age, examine};
use super::file;

/// What was backed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// How big the backup is.
    pub bytes: u64,
    /// How its schema compares with the program's.
    pub age: Age,
}

/// Copies the database at this address, as it is at one moment, into a new file that only its owner may read. The copy is sound
/// and on the disk before it gets its name. Whoever reads or writes the database meanwhile goes on.
///
/// # Errors
/// [`BackupError`]; then there is no such file.
pub async fn back_up(address: &str, target: &Path) -> Result<BackedUp, BackupError> {
    let database = file::of_address(address)?;
    if !file::exists(&database) {
        return Err(BackupError::Missing(database));
    }
    let target = file::absolute(target)?;
    if file::exists(&target) {
        return Err(BackupError::Exists(target));
    }
    let draft = Draft::of(&target)?;
    file::copy(&database, draft.path()).await?;
    let age = examine(draft.path(), &database).await?;
    let bytes = fs::metadata(draft.path())
        .map_err(|error| BackupError::file(draft.path(), error))?
        .len();
    draft.place()?;
    Ok(BackedUp { bytes, age })
}
