//! What can keep a command from being done.

use std::fmt;

/// Why a command failed, in words for the operator.
#[derive(Debug)]
pub enum ServerProblem {
    /// The store could not be opened, migrated or written.
    Store(cps_backend::store::StoreError),
    /// The database could not be backed up or restored.
    Backup(cps_backend::store::backup::BackupError),
    /// A service refused.
    Service(cps_backend::service::ServiceError),
    /// The data to start with could not be put in.
    Seed(cps_backend::seed::SeedError),
    /// A file could not be imported.
    Import(cps_backend::service::ImportError),
    /// A bank statement makes no sense.
    Statement(cps_backend::bank::StatementError),
    /// So many lines of a file are wrong; the others were imported.
    WrongLines(usize),
    /// The network or the terminal.
    Io(std::io::Error),
    /// A setting that can't be.
    Setting(String),
    /// The program was ended before what had begun was finished.
    Cut,
}

impl fmt::Display for ServerProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => write!(formatter, "the database: {error}"),
            Self::Backup(error) => write!(formatter, "{error}"),
            Self::Service(error) => write!(formatter, "{error}"),
            Self::Seed(error) => write!(formatter, "seeding: {error}"),
            Self::Import(error) => write!(formatter, "{error}"),
            Self::Statement(error) => write!(formatter, "{error}; nothing was imported"),
            Self::WrongLines(count) => write!(formatter, "wrong lines, left out: {count}"),
            Self::Io(error) => write!(formatter, "{error}"),
            Self::Setting(text) => formatter.write_str(text),
            Self::Cut => formatter.write_str("stopped before everything was finished"),
        }
    }
}

impl std::error::Error for ServerProblem {}

impl From<cps_backend::store::StoreError> for ServerProblem {
    fn from(error: cps_backend::store::StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<cps_backend::store::backup::BackupError> for ServerProblem {
    fn from(error: cps_backend::store::backup::BackupError) -> Self {
        Self::Backup(error)
    }
}

impl From<cps_backend::service::ServiceError> for ServerProblem {
    fn from(error: cps_backend::service::ServiceError) -> Self {
        Self::Service(error)
    }
}

impl From<cps_backend::seed::SeedError> for ServerProblem {
    fn from(error: cps_backend::seed::SeedError) -> Self {
        Self::Seed(error)
    }
}

impl From<cps_backend::service::ImportError> for ServerProblem {
    fn from(error: cps_backend::service::ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<cps_backend::service::ImportStatementError> for ServerProblem {
    fn from(error: cps_backend::service::ImportStatementError) -> Self {
        match error {
            cps_backend::service::ImportStatementError::Statement(error) => Self::Statement(error),
            cps_backend::service::ImportStatementError::Service(error) => Self::Service(error),
        }
    }
}

impl From<cps_backend::service::LedgerError> for ServerProblem {
    fn from(error: cps_backend::service::LedgerError) -> Self {
        match error {
            cps_backend::service::LedgerError::Service(error) => Self::Service(error),
            cps_backend::service::LedgerError::Write(error) => Self::Io(error),
        }
    }
}

impl From<std::io::Error> for ServerProblem {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
