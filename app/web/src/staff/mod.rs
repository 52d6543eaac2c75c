//! The pages of priority support. The server renders them whole and they carry no script, so that they add nothing to
//! what members download.

mod accounts;
mod document;

pub use accounts::{AccountsList, accounts};
pub use document::Desk;
