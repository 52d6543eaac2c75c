//! Backups of an SQLite file: `cps backup` and `cps restore`. A Postgres server has tools of its own, see docs/backup.md.
//!
//! Both copy a database by `VACUUM INTO` under a name of its own, look it over, and only then give the copy its name. The SQL here
//! is SQLite's alone, so it is in none of the lists that are prepared on both engines.

mod back_up;
mod draft;
mod error;
mod examine;
mod file;
mod hold;
mod restore;

pub use back_up::{BackedUp, back_up};
pub use error::BackupError;
pub use examine::Age;
pub use restore::{Restored, restore};
