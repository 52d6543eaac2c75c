//! What happens on the sandbox's own page, where the browser is between CHECKOUT and the way back to the portal.

use cps_domain::{CardOnFile, VerificationId};
use thiserror::Error;

use super::card::{self, Behaviour, CardProblem};
use crate::portal::Portal;
use crate::store::sandbox_verifications::{self, SandboxState, SandboxVerification};
use crate::store::{Connection, StoreError, UnitError};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The card form, with a way to cancel.
    EnterCard,
    /// The bank's question who is paying, with a way to say yes, no, or to cancel.
    Authenticate(CardOnFile),
    /// Nothing: the browser goes on to this path of the portal.
    Return(String),
}

impl From<SandboxVerification> for Step {
    fn from(verification: SandboxVerification) -> Self {
        match (verification.state, verification.card) {
            (SandboxState::Pending, _) => Self::EnterCard,
            (SandboxState::Authentication, Some(card)) => Self::Authenticate(card),
            _ => Self::Return(verification.return_path),
        }
    }
}

/// Why the page cannot go on.
#[derive(Debug, Error)]
pub enum SandboxError {
    /// There is no such verification.
    #[error("no such verification")]
    NotFound,
    /// The card form has these problems.
    #[error("card refused: {0:?}")]
    Card(Vec<CardProblem>),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl UnitError for SandboxError {
    fn as_store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

/// The page as it stands.
///
/// # Errors
/// [`SandboxError::NotFound`], [`SandboxError::Store`].
pub async fn show(portal: &Portal, id: VerificationId) -> Result<Step, SandboxError> {
    portal
        .db
        .read(async |connection| step(connection, id).await)
        .await
}

/// Takes the card form. The first card that is entered counts; entering one again shows what became of the first.
///
/// # Errors
/// [`SandboxError::Card`] with every problem of the form, [`SandboxError::NotFound`], [`SandboxError::Store`].
pub async fn enter_card(
    portal: &Portal,
    id: VerificationId,
    number: &str,
    expires: &str,
    security_code: &str,
) -> Result<Step, SandboxError> {
    let current = show(portal, id).await?;
    if current != Step::EnterCard {
        return Ok(current);
    }
    let today = portal.clock.today();
    let entered = card::parse(number, expires, security_code, today).map_err(SandboxError::Card)?;
    let state = match entered.behaviour {
        Behaviour::Accepts => SandboxState::Verified,
        Behaviour::Declines => SandboxState::Declined,
        Behaviour::Authenticates => SandboxState::Authentication,
    };
    let card = &entered.on_file;
    portal
        .db
        .write(async |connection| {
            sandbox_verifications::enter_card(connection, id, state, card).await?;
            step(connection, id).await
        })
        .await
}

/// Takes the answer to the bank's question. Without a question, or once it is answered, nothing changes.
///
/// # Errors
/// [`SandboxError::NotFound`], [`SandboxError::Store`].
pub async fn authenticate(
    portal: &Portal,
    id: VerificationId,
    approved: bool,
) -> Result<Step, SandboxError> {
    let state = if approved {
        SandboxState::Verified
    } else {
        SandboxState::Failed
    };
    portal
        .db
        .write(async |connection| {
            sandbox_verifications::authenticate(connection, id, state).await?;
            step(connection, id).await
        })
        .await
}

/// Leaves the page without a card. Once there is an outcome, nothing changes.
///
/// # Errors
/// [`SandboxError::NotFound`], [`SandboxError::Store`].
pub async fn cancel(portal: &Portal, id: VerificationId) -> Result<Step, SandboxError> {
    portal
        .db
        .write(async |connection| {
            sandbox_verifications::cancel(connection, id).await?;
            step(connection, id).await
        })
        .await
}

async fn step(connection: &mut Connection<'_>, id: VerificationId) -> Result<Step, SandboxError> {
    let verification = sandbox_verifications::find(connection, id).await?;
    verification.map(Step::from).ok_or(SandboxError::NotFound)
}
