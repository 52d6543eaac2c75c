//! What only whole processes can show: that they can be killed, stopped, run beside each other, backed up.

#![expect(
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]

mod backup;
mod instances;
mod killed;
