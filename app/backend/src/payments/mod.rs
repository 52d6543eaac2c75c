//! Cards: what the portal asks of a payment provider, and the sandbox that stands in for one.
//!
//! A card is entered on a page of the provider, never on ours: the portal only learns its brand, its last four digits
//! and its expiry. Nothing is charged here. A card is "authorized with Zero amount" (guide, step 4) and charged on the
//! due date of the invoice.

mod provider;
pub mod sandbox;

pub use provider::{BoxedFuture, CardProvider, Outcome, ProviderError, Verification};
