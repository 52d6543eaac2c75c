//! The trait behind which every payment provider stands.

use std::pin::Pin;

use cps_domain::{CardOnFile, VerificationId};

/// A future that can be returned by a trait object and sent between threads.
pub type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A card to verify with an amount of zero (guide, step 4: "authorized with Zero amount today").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Minted by the portal and stored before the provider is asked, so that asking again is asking about the same.
    pub id: VerificationId,
    /// Path on this portal to which the provider sends the browser afterwards, whatever the outcome.
    pub return_path: String,
}

/// What became of a verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The member has not finished the provider's page yet.
    Pending,
    /// The card can be charged on the due date.
    Verified(CardOnFile),
    /// The card's bank said no.
    Declined,
    /// The bank asked who is paying and was not convinced.
    AuthenticationFailed,
    /// The member left the provider's page without a card.
    Canceled,
}

/// Why a provider gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The provider could not be asked; asking again later may work.
    #[error("the card provider cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The provider does not know this verification.
    #[error("the card provider does not know verification {0}")]
    Unknown(VerificationId),
}

/// A payment provider that verifies cards.
pub trait CardProvider: Send + Sync {
    /// Opens a verification and returns the address of the provider's page for it. Doing so twice for one id returns
    /// the same page and opens nothing new, so a repeated or doubled submission is harmless.
    fn begin<'a>(
        &'a self,
        verification: &'a Verification,
    ) -> BoxedFuture<'a, Result<String, ProviderError>>;

    /// What became of a verification. Only the provider's answer counts, never what the browser says on its way back.
    fn outcome(&self, id: VerificationId) -> BoxedFuture<'_, Result<Outcome, ProviderError>>;
}
