//! A payment provider that needs no contract and moves no money: the default, for trying the portal out.
//!
//! It behaves like a real one, with a page of its own at `/sandbox/cards/{id}` and a ledger of its own, but only knows these
//! test cards. Any expiry that is not over will do, and any security code of three digits (American Express: four).
//!
//! | card | brand | what its bank does | when it is charged |
//! |---|---|---|---|
//! | 4242 4242 4242 4242 | Visa | accepts | pays |
//! | 5555 5555 5555 4444 | Mastercard | accepts | pays |
//! | 3782 822463 10005 | American Express | accepts | pays |
//! | 4000 0000 0000 0002 | Visa | declines | |
//! | 4000 0025 0000 3155 | Visa | asks who is paying, then does what the answer says | pays |
//! | 4000 0000 0000 0341 | Visa | accepts | declines |
//! | 4000 0027 6000 3184 | Visa | asks who is paying, then does what the answer says | wants to ask again |
//!
//! A card that has expired by the time it is charged is declined. Any other number is refused, so that nobody leaves a real one
//! here. No number is stored or logged.

use std::fmt;
use std::sync::Arc;

use cps_domain::{Instant, VerificationId};

use super::{
    BoxedFuture, CardProvider, Charge, ChargeOutcome, Notification, NotificationError, Outcome,
    ProviderError, Refund, RefundOutcome, StoredCard, Verification,
};
use crate::clock::{Clock, Ids};
use crate::store::sandbox_verifications::{SandboxState, SandboxVerification};
use crate::store::{Db, StoreError, sandbox_charges, sandbox_verifications};

mod card;
mod charging;
mod faults;
mod notification;
mod page;

pub use card::CardProblem;
pub use faults::{Fault, Faults};
pub use notification::SignedNotification;
pub use page::{SandboxError, Step, authenticate, cancel, enter_card, show};

/// The sandbox, as the portal sees it.
#[derive(Clone)]
pub struct SandboxProvider {
    db: Db,
    clock: Clock,
    secret: [u8; notification::SECRET_BYTES],
    faults: Arc<Faults>,
}

impl fmt::Debug for SandboxProvider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SandboxProvider")
    }
}

impl SandboxProvider {
    /// A sandbox that keeps its ledger in this database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self::with_faults(db, clock, Arc::default())
    }

    /// The same, but what is written in this script goes wrong with its charges, its refunds and its answers about them.
    #[must_use]
    pub fn with_faults(db: Db, clock: Clock, faults: Arc<Faults>) -> Self {
        let secret = Ids::new(clock.clone()).secret();
        Self {
            db,
            clock,
            secret,
            faults,
        }
    }

    /// A notification as this sandbox would send it; none of another one is believed.
    ///
    /// # Errors
    /// [`NotificationError`] when it cannot be signed.
    pub fn notification(
        &self,
        notification: Notification,
    ) -> Result<SignedNotification, NotificationError> {
        notification::sign(&self.secret, notification)
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

    /// Charges a card unless that was done, and says what came of it the first time.
    async fn charge_once(&self, charge: &Charge) -> Result<Option<ChargeOutcome>, StoreError> {
        let now = self.clock.now();
        self.db
            .write(async |connection| {
                let outcome = charging::bank_says(connection, &charge.token, now.date()).await?;
                sandbox_charges::charge(connection, charge, outcome, now).await?;
                sandbox_charges::find(connection, charge.id).await
            })
            .await
    }

    async fn refund_once(&self, refund: &Refund) -> Result<RefundOutcome, StoreError> {
        let now = self.clock.now();
        let refunded = self
            .db
            .write(async |connection| sandbox_charges::refund(connection, refund, now).await);
        Ok(if refunded.await? {
            RefundOutcome::Succeeded
        } else {
            RefundOutcome::Refused
        })
    }

    /// Does what is asked as far as the script lets it, and answers as far as the script lets it.
    async fn scripted<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<T, ProviderError> {
        let fault = self.faults.next();
        if let Some(Fault::Unreachable) = fault {
            return Err(Fault::Unreachable.into());
        }
        let done = work.await.map_err(unreachable)?;
        fault.map_or(Ok(done), |fault| Err(fault.into()))
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
                (SandboxState::Verified, Some(on_file)) => Outcome::Verified(StoredCard {
                    on_file,
                    token: charging::token(id),
                }),
                (SandboxState::Declined | SandboxState::Verified, _) => Outcome::Declined,
                (SandboxState::Failed, _) => Outcome::AuthenticationFailed,
                (SandboxState::Canceled, _) => Outcome::Canceled,
                (SandboxState::Pending | SandboxState::Authentication, _) => Outcome::Pending,
            })
        })
    }

    fn charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<ChargeOutcome, ProviderError>> {
        Box::pin(async move {
            let outcome = self.scripted(self.charge_once(charge)).await?;
            outcome.ok_or(ProviderError::Pending)
        })
    }

    fn find_charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<Option<ChargeOutcome>, ProviderError>> {
        Box::pin(self.scripted(async move {
            self.db
                .read(async |connection| sandbox_charges::find(connection, charge.id).await)
                .await
        }))
    }

    fn refund<'a>(
        &'a self,
        refund: &'a Refund,
    ) -> BoxedFuture<'a, Result<RefundOutcome, ProviderError>> {
        Box::pin(self.scripted(self.refund_once(refund)))
    }

    fn read_notification(
        &self,
        signature: Option<&str>,
        body: &[u8],
        _now: Instant,
    ) -> Result<Vec<Notification>, NotificationError> {
        notification::read(&self.secret, signature, body).map(|notification| vec![notification])
    }
}

/// The address of the sandbox's page for a verification.
fn page_path(id: VerificationId) -> String {
    format!("/sandbox/cards/{id}")
}

fn unreachable(error: StoreError) -> ProviderError {
    ProviderError::Unreachable(Box::new(error))
}
