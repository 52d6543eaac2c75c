//! The trait behind which every way out stands.

use std::fmt::Debug;
use std::pin::Pin;

use super::Envelope;

/// How a delivery ends. A future that can be returned by a trait object and sent between threads.
pub type Delivery<'a> = Pin<Box<dyn Future<Output = Result<(), DeliveryError>> + Send + 'a>>;

/// Why a mail was not delivered.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// It was refused for good, in these words; the same again would be refused again.
    #[error("the mail was refused: {0}")]
    Refused(String),
    /// It could not be handed over now, for this reason; trying again later may work. It may even have arrived.
    #[error("the mail could not be handed over: {0}")]
    Unreachable(String),
}

/// A way for mail to leave.
pub trait MailTransport: Debug + Send + Sync {
    /// Hands a mail over. Doing so twice sends the same mail twice, with the same `Message-ID`, which is how mail programs
    /// recognise it.
    fn deliver<'a>(&'a self, envelope: &'a Envelope) -> Delivery<'a>;
}
