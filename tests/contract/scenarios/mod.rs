//! What becomes of a membership, told as stories by the clock. Each ends with "nothing more is due".

mod by_card;
mod by_transfer;
mod faults;
mod money;
mod renewal;
pub(crate) mod settled;
pub(crate) mod studio;
mod teeth;
mod time;
mod trouble_with_cards;
mod trouble_with_transfers;
mod unusual;
mod upgrade;
mod withdrawal;
