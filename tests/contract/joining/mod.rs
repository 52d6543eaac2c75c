//! From the levels to an active subscription (guide, steps 3 and 4).

mod at_most_one;
mod by_card;
mod by_transfer;
pub(crate) mod journey;
mod levels;
mod manage;
mod review;
