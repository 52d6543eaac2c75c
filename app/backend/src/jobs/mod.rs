//! Later work: rows written with what causes them, done by a worker that leases them. A handler may run twice without harm,
//! because a worker can die after doing the work and before saying so.

mod back_off;
mod decide_application;
mod issue_invoice;
mod send_invitation;
mod send_mail;
mod send_password_link;
mod worker;

pub use worker::{run_due, run_until};

pub(crate) use issue_invoice::IssueInvoice;

use thiserror::Error;

use crate::mail::{DeliveryError, MailError};
use crate::service::ServiceError;

/// Why a job is tried again later.
#[derive(Debug, Error)]
enum JobError {
    /// The payload is not what this kind of job carries.
    #[error("the payload cannot be read")]
    Payload(#[from] serde_json::Error),
    /// The payload is not the id that this kind of job carries.
    #[error("the payload is not an id")]
    NotAnId,
    /// A mail's text could not be made.
    #[error("the mail cannot be written")]
    Mail(#[from] MailError),
    /// A mail could not be delivered now.
    #[error("the mail cannot be delivered")]
    Delivery(#[from] DeliveryError),
    /// The work failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}
