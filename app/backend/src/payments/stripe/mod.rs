//! Stripe: cards are entered on its hosted page (Checkout in `setup` mode), so that neither card data nor foreign script touches
//! the portal, and charged off-session by PaymentIntents.
//!
//! Stripe keeps an idempotency key for a day at least. What must hold longer is held by metadata: each object that is made here
//! bears the id of the portal's row, and is found again by it.
//!
//! | here | at Stripe |
//! |---|---|
//! | verification | Checkout Session, `metadata[verification]` |
//! | card token | `cus_…/pm_…`: the customer and the payment method that the session made |
//! | charge | PaymentIntent, `metadata[charge]` |
//! | refund | Refund, `metadata[refund]` |

use std::error::Error;

use cps_domain::{Instant, VerificationId};

use super::{
    BoxedFuture, CardProvider, Charge, ChargeOutcome, Notification, NotificationError, Outcome,
    ProviderError, Refund, RefundOutcome, Verification,
};
use crate::clock::Clock;
use crate::store::Db;

mod api;
mod card;
mod charge;
mod event;
mod form;
mod refund;
mod secret;
mod shapes;
mod verification;

pub use api::StripeError;
pub use secret::Secret;

use api::Api;

/// The address of the public API.
pub const STRIPE_URL: &str = "https://api.stripe.com";

/// Where Stripe's hosted page is.
const PAGE_ORIGIN: &str = "https://checkout.stripe.com";

/// What the operator has from Stripe.
#[derive(Clone, Debug)]
pub struct StripeSettings {
    /// Where the API is, without a slash at its end: [`STRIPE_URL`], but for tests.
    pub url: String,
    /// The secret key, `sk_…` or `rk_…`.
    pub secret_key: Secret,
    /// The secret with which notifications are signed, `whsec_…`.
    pub webhook_secret: Secret,
    /// The portal's own address, without a slash at its end.
    pub public_url: String,
}

/// Stripe, as the portal sees it.
#[derive(Clone, Debug)]
pub struct StripeProvider {
    api: Api,
    db: Db,
    clock: Clock,
    webhook_secret: Secret,
    public_url: String,
}

impl StripeProvider {
    /// Stripe with the operator's keys. Nothing is asked of it before it is needed.
    ///
    /// # Errors
    /// [`StripeError`] if the machine cannot open connections with TLS, or a key cannot stand in a header.
    pub fn new(db: Db, clock: Clock, settings: StripeSettings) -> Result<Self, StripeError> {
        Ok(Self {
            api: Api::new(&settings.url, &settings.secret_key)?,
            db,
            clock,
            webhook_secret: settings.webhook_secret,
            public_url: settings.public_url,
        })
    }
}

impl CardProvider for StripeProvider {
    fn begin<'a>(
        &'a self,
        verification: &'a Verification,
    ) -> BoxedFuture<'a, Result<String, ProviderError>> {
        Box::pin(self.open_page(verification))
    }

    fn leave(&self, id: VerificationId) -> BoxedFuture<'_, Result<(), ProviderError>> {
        Box::pin(self.expire_page(id))
    }

    fn page_origin(&self) -> Option<&str> {
        Some(PAGE_ORIGIN)
    }

    fn outcome(&self, id: VerificationId) -> BoxedFuture<'_, Result<Outcome, ProviderError>> {
        Box::pin(self.find_outcome(id))
    }

    fn charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<ChargeOutcome, ProviderError>> {
        Box::pin(charge::charge(&self.api, charge))
    }

    fn find_charge<'a>(
        &'a self,
        charge: &'a Charge,
    ) -> BoxedFuture<'a, Result<Option<ChargeOutcome>, ProviderError>> {
        Box::pin(charge::find(&self.api, charge))
    }

    fn refund<'a>(
        &'a self,
        refund: &'a Refund,
    ) -> BoxedFuture<'a, Result<RefundOutcome, ProviderError>> {
        Box::pin(refund::refund(&self.api, refund))
    }

    fn read_notification(
        &self,
        signature: Option<&str>,
        body: &[u8],
        now: Instant,
    ) -> Result<Vec<Notification>, NotificationError> {
        event::verify(&self.webhook_secret, signature, body, now)?;
        event::read(body)
    }
}

fn unreachable(error: impl Error + Send + Sync + 'static) -> ProviderError {
    ProviderError::Unreachable(Box::new(error))
}
