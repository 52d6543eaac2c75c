//! What only whole processes can show: that they can be killed, stopped, run beside each other, backed up.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]

mod backup;
mod browser;
mod chance;
mod demo_clock;
mod facts;
mod idle;
mod installation;
mod instances;
mod killed;
mod members;
mod portal_process;
mod promises;
mod signal;
