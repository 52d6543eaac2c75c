//! Later work: rows written with what causes them, done by a worker that leases them. A handler may run twice without harm,
//! because a worker can die after doing the work and before saying so.

mod back_off;
mod collection;
mod decide_application;
mod file_document;
mod finish_verification;
mod issue_invoice;
mod send_invitation;
mod send_mail;
mod send_password_link;
mod term_end;
mod worker;

pub use worker::{run_due, run_until};

pub(crate) use collection::Collection;
pub(crate) use issue_invoice::IssueInvoice;
pub(crate) use term_end::TermEnd;

use thiserror::Error;

use crate::documents::DocumentError;
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
    /// A document's file could not be made.
    #[error("the document's file cannot be made")]
    Document(#[from] DocumentError),
    /// A mail could not be delivered now.
    #[error("the mail cannot be delivered")]
    Delivery(#[from] DeliveryError),
    /// The handler panicked; what it said stands in the log.
    #[error("the handler panicked")]
    Panicked,
    /// The work failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
}
