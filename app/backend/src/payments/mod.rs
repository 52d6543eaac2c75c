//! Cards: what the portal asks of a payment provider; Stripe, and the sandbox that stands in for one.
//!
//! A card is entered on a page of the provider, never on ours: the portal only learns its brand, its last four digits
//! and its expiry. A card is "authorized with Zero amount" (guide, step 4) and charged on the due date of the invoice.
//! A charge is stored before the provider hears of it, and named by its id: whatever breaks, asking tells what became of it.

mod provider;
pub mod sandbox;
pub mod stripe;

pub use provider::{
    BoxedFuture, CardProvider, CardToken, Charge, ChargeOutcome, Notification, NotificationError,
    Outcome, ProviderError, Refund, RefundOutcome, StoredCard, Verification,
};
