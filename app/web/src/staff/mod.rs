//! The pages of priority support. The server renders them whole and they carry no script, so that they add nothing to
//! what members download.

mod accounts;
mod applications;
mod desk;
mod entry;
mod list;
mod mail;
mod payments;
mod support;
mod trouble;

pub use accounts::{AccountsList, accounts};
pub use applications::{ApplicationsList, RefusedDecision, applications};
pub use desk::Desk;
pub use mail::{RefusedMailsList, refused_mails};
pub use payments::{PaymentsFound, PaymentsList, RefusedPayment, payments};
pub use support::{SupportRequestsList, support_requests};
pub use trouble::trouble;
