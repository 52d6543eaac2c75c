//! Later work: rows written with what causes them, done by a worker that leases them. A handler may run twice without harm,
//! because a worker can die after doing the work and before saying so.

mod back_off;
mod issue_invoice;
mod worker;

pub use worker::{run_due, run_until};

pub(crate) use issue_invoice::IssueInvoice;

use thiserror::Error;

use crate::service::ServiceError;

/// Why a job is tried again later.
#[derive(Debug, Error)]
enum JobError {
    /// The payload is not what this kind of job carries.
    #[error("the payload cannot be read")]
    Payload(#[from] serde_json::Error),
    /// This program does no such work yet.
    #[error("no handler for this kind of job")]
    NoHandler,
    /// The work failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}
