//! How a use case fails.

use cps_domain::{Field, FieldProblem, Problem};
use thiserror::Error;

use crate::documents::DocumentError;
use crate::passwords::PasswordError;
use crate::payments::ProviderError;
use crate::store::{StoreError, UnitError};

/// Why a use case did not happen. Where each goes:
///
/// | error | the page answers |
/// |---|---|
/// | [`Rejected`](Self::Rejected) | the same form with a message at each field and what was typed still there |
/// | [`NotFound`](Self::NotFound) | 404 |
/// | [`SignedOut`](Self::SignedOut) | the sign-in page, and back afterwards |
/// | [`Busy`](Self::Busy) | 503, "try again in a moment" |
/// | the others | 500; the cause goes to the log, never to the page |
#[derive(Debug, Error)]
pub enum ServiceError {
    /// The input breaks these rules.
    #[error("rejected: {0:?}")]
    Rejected(Vec<FieldProblem>),
    /// There is no such thing, or it belongs to someone else: nobody can tell which.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or no longer.
    #[error("signed out")]
    SignedOut,
    /// The same request may work a moment later.
    #[error("busy")]
    Busy,
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
    /// The card provider failed.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// A password could not be hashed or checked.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// A document's file could not be made.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

impl ServiceError {
    /// One problem at one field.
    #[must_use]
    pub fn rejected(field: Field, problem: Problem) -> Self {
        Self::Rejected(vec![FieldProblem::new(field, problem)])
    }
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            other => Self::Store(other),
        }
    }
}

impl UnitError for ServiceError {
    fn as_store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}
