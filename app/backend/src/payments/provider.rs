//! The trait behind which every payment provider stands.

use std::fmt;
use std::pin::Pin;

use cps_domain::{CardOnFile, ChargeId, Instant, Money, RefundId, VerificationId};

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

/// The provider's name for a card, by which it can be charged. Of no use to anybody but us, and still no log shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct CardToken(String);

impl CardToken {
    /// What the provider calls the card.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The same, for the provider and for the database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CardToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CardToken(…)")
    }
}

/// A card that can be charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCard {
    /// What a member recognises it by.
    pub on_file: CardOnFile,
    /// What the provider recognises it by.
    pub token: CardToken,
}

/// What became of a verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The member has not finished the provider's page yet.
    Pending,
    /// The card can be charged on the due date.
    Verified(StoredCard),
    /// The card's bank said no.
    Declined,
    /// The bank asked who is paying and was not convinced.
    AuthenticationFailed,
    /// The member left the provider's page without a card.
    Canceled,
}

/// An amount to take from a card while its owner is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Minted by the portal and stored before the provider is asked: the same id again is the same charge.
    pub id: ChargeId,
    /// From which card.
    pub token: CardToken,
    /// How much.
    pub amount: Money,
    /// What the owner reads beside it: the invoice's number.
    pub description: String,
}

/// What became of a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChargeOutcome {
    /// The money was taken.
    Succeeded,
    /// The card's bank said no.
    Declined,
    /// The bank wants to ask the owner, who is away.
    NeedsAuthentication,
}

/// An amount to give back to a card that was charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// Minted by the portal and stored before the provider is asked: the same id again is the same refund.
    pub id: RefundId,
    /// Of which charge.
    pub charge: ChargeId,
    /// To which card.
    pub token: CardToken,
    /// How much: at most what was charged.
    pub amount: Money,
}

/// What became of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundOutcome {
    /// The card gets its money back.
    Succeeded,
    /// The card cannot be given anything; it may have been closed.
    Refused,
}

/// What a provider tells us by itself. It names something and says nothing about it: what became of it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notification {
    /// Something happened to a charge.
    Charge(ChargeId),
    /// Something happened to a verification.
    Verification(VerificationId),
}

/// Why a notification is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotificationError {
    /// It is not signed by the provider, or was signed too long ago.
    #[error("the notification is not signed by the provider")]
    Signature,
    /// It is signed and still makes no sense.
    #[error("the notification cannot be read")]
    Malformed,
}

/// Why a provider gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The provider could not be asked, or its answer was lost; asking again later may work.
    #[error("the card provider cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The provider was asked and has not decided yet; asking again later will tell.
    #[error("the card provider has not decided yet")]
    Pending,
    /// The provider does not know this verification.
    #[error("the card provider does not know verification {0}")]
    Unknown(VerificationId),
}

/// A payment provider: verifies cards, charges them, gives money back.
pub trait CardProvider: Send + Sync {
    /// Opens a verification and returns the address of the provider's page for it. Doing so twice for one id returns
    /// the same page and opens nothing new, so a repeated or doubled submission is harmless.
    fn begin<'a>(
        &'a self,
        verification: &'a Verification,
    ) -> BoxedFuture<'a, Result<String, ProviderError>>;

    /// The member came back without a card: closes the provider's page, unless a card was verified there meanwhile. Nothing to
    /// do for a provider whose page knows by itself when it is left.
    fn leave(&self, _id: VerificationId) -> BoxedFuture<'_, Result<(), ProviderError>> {
        Box::pin(async { Ok(()) })
    }

    /// Where the provider's page is, if not on this portal: browsers follow a form there only if the form's page says so.
    fn page_origin(&self) -> Option<&str> {
        None
    }

    /// What became of a verification. Only the provider's answer counts, never what the browser says on its way back.
    fn outcome(&self, id: VerificationId) -> BoxedFuture<'_, Result<Outcome, ProviderError>>;

    /// Charges a card. The same id again never charges twice: it gets the first one's outcome. After an error nobody knows
    /// whether the card was charged, until [`CardProvider::find_charge`] tells.
    fn charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<ChargeOutcome, ProviderError>>;

    /// What became of a charge; `None` if it never arrived. [`ProviderError::Pending`] if it arrived and is not decided yet.
    fn find_charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<Option<ChargeOutcome>, ProviderError>>;

    /// Gives money back to a card. The same id again never gives back twice: it gets the first one's outcome.
    fn refund<'a>(
        &'a self,
        refund: &'a Refund,
    ) -> BoxedFuture<'a, Result<RefundOutcome, ProviderError>>;

    /// Reads what the provider sent by itself, if it is signed: `signature` is the header that carries it.
    ///
    /// # Errors
    /// [`NotificationError`] when it is not the provider's, or makes no sense.
    fn read_notification(
        &self,
        signature: Option<&str>,
        body: &[u8],
        now: Instant,
    ) -> Result<Vec<Notification>, NotificationError>;
}
