//! Stripe as the portal speaks to it: against a stub that answers in the shapes of the public API (version 2024-06-20), and, as far
//! as that goes, against `localstripe`.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]

mod charging;
mod finding;
mod local_stripe;
mod notifying;
mod refunding;
mod shapes;
mod stub;
mod verifying;
mod world;
