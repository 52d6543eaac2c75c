//! A copy that is not finished yet.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};

use super::error::BackupError;
use super::file::{beside, exists, sync_folder};

/// A file beside the one that it will be, whose name it gets when it is whole and on the disk. Dropped before, it is deleted.
pub(super) struct Draft {
    path: PathBuf,
    target: PathBuf,
}

impl Draft {
    /// An empty file that only its owner may read.
    ///
    /// # Errors
    /// [`BackupError::Unfinished`] when another draft of the same target is there.
    pub(super) fn of(target: &Path) -> Result<Self, BackupError> {
        let path = Self::path_for(target);
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path);
        match made {
            Ok(_) => Ok(Self {
                path,
                target: target.to_owned(),
            }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(BackupError::Unfinished(path))
            }
            Err(error) => Err(BackupError::file(target.parent().unwrap_or(target), error)),
        }
    }

    /// Deletes what a run that was killed left behind, if it did.
    pub(super) fn forget(target: &Path) -> Result<(), BackupError> {
        let path = Self::path_for(target);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(BackupError::file(&path, error))
            }
            _ => Ok(()),
        }
    }

    fn path_for(target: &Path) -> PathBuf {
        beside(target, ".part")
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Finishes it under a name that nothing has yet.
    pub(super) fn place(self) -> Result<(), BackupError> {
        self.sync()?;
        match fs::hard_link(&self.path, &self.target) {
            Ok(()) => sync_folder(&self.target),
            // Not every file system for backups knows second names.
            Err(_) if !exists(&self.target) => self.rename(),
            Err(_) => Err(BackupError::Exists(self.target.clone())),
        }
    }

    /// Finishes it in the place of a file, which belongs to the same people afterwards and stays under the name `kept`. There is
    /// no moment at which the name leads nowhere.
    pub(super) fn replace(self, kept: &Path) -> Result<(), BackupError> {
        self.resemble()?;
        self.sync()?;
        fs::hard_link(&self.target, kept).map_err(|error| BackupError::file(kept, error))?;
        sync_folder(kept)?;
        self.rename()
    }

    fn resemble(&self) -> Result<(), BackupError> {
        let failed = |error| BackupError::file(&self.path, error);
        let there = fs::metadata(&self.target).map_err(failed)?;
        let here = fs::metadata(&self.path).map_err(failed)?;
        if (there.uid(), there.gid()) != (here.uid(), here.gid()) {
            chown(&self.path, Some(there.uid()), Some(there.gid())).map_err(failed)?;
        }
        fs::set_permissions(&self.path, there.permissions()).map_err(failed)
    }

    /// SQLite does not wait for the disk when it vacuums into a file.
    fn sync(&self) -> Result<(), BackupError> {
        File::open(&self.path)
            .and_then(|file| file.sync_all())
            .map_err(|error| BackupError::file(&self.path, error))
    }

    fn rename(self) -> Result<(), BackupError> {
        fs::rename(&self.path, &self.target)
            .map_err(|error| BackupError::file(&self.target, error))?;
        sync_folder(&self.target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Renamed, it is no longer there; and whoever drops it unfinished has an error to report already.
        fs::remove_file(&self.path).ok();
    }
}
