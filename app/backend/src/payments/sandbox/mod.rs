//! A payment provider that needs no contract and moves no money: the default, for trying the portal out.
//!
//! It behaves like a real one, with a page of its own at `/sandbox/cards/{id}` and a ledger of its own, but only knows these
//! test cards. Any expiry that is not over will do, and any security code of three digits (American Express: four).
//!
//! | card | brand | what its bank does |
//! |---|---|---|
//! | 4242 4242 4242 4242 | Visa | accepts |
//! | 5555 5555 5555 4444 | Mastercard | accepts |
//! | 3782 822463 10005 | American Express | accepts |
//! | 4000 0000 0000 0002 | Visa | declines |
//! | 4000 0025 0000 3155 | Visa | asks who is paying, then does what the answer says |
//!
//! Any other number is refused, so that nobody leaves a real one here. No number is stored or logged.

use cps_domain::VerificationId;

use super::{BoxedFuture, CardProvider, Outcome, ProviderError, Verification};
use crate::clock::Clock;
use crate::store::sandbox_verifications::{SandboxState, SandboxVerification};
use crate::store::{Db, StoreError, sandbox_verifications};

mod card;
mod page;

pub use card::CardProblem;
pub use page::{SandboxError, Step, authenticate, cancel, enter_card, show};

/// The sandbox, as the portal sees it.
#[derive(Clone, Debug)]
pub struct SandboxProvider {
    db: Db,
    clock: Clock,
}

impl SandboxProvider {
    /// A sandbox that keeps its ledger in this database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    async fn open(&self, verification: &Verification) -> Result<String, StoreError> {
        let now = self.clock.now();
        let Verification { id, return_path } = verification;
        self.db
            .write(async |connection| {
                sandbox_verifications::open(connection, *id, return_path, now).await
            })
            .await?;
        Ok(page_path(*id))
    }

    async fn find(&self, id: VerificationId) -> Result<Option<SandboxVerification>, StoreError> {
        self.db
            .read(async |connection| sandbox_verifications::find(connection, id).await)
            .await
    }
}

impl CardProvider for SandboxProvider {
    fn begin<'a>(
        &'a self,
        verification: &'a Verification,
    ) -> BoxedFuture<'a, Result<String, ProviderError>> {
        Box::pin(async move { self.open(verification).await.map_err(unreachable) })
    }

    fn outcome(&self, id: VerificationId) -> BoxedFuture<'_, Result<Outcome, ProviderError>> {
        Box::pin(async move {
            let verification = self.find(id).await.map_err(unreachable)?;
            let verification = verification.ok_or(ProviderError::Unknown(id))?;
            Ok(match (verification.state, verification.card) {
                (SandboxState::Verified, Some(card)) => Outcome::Verified(card),
                (SandboxState::Declined | SandboxState::Verified, _) => Outcome::Declined,
                (SandboxState::Failed, _) => Outcome::AuthenticationFailed,
                (SandboxState::Canceled, _) => Outcome::Canceled,
                (SandboxState::Pending | SandboxState::Authentication, _) => Outcome::Pending,
            })
        })
    }
}

/// The address of the sandbox's page for a verification.
fn page_path(id: VerificationId) -> String {
    format!("/sandbox/cards/{id}")
}

fn unreachable(error: StoreError) -> ProviderError {
    ProviderError::Unreachable(Box::new(error))
}
