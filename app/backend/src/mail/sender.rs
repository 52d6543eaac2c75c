//! From whom mail comes.

use std::fmt;
use std::str::FromStr;

use cps_domain::EmailAddress;
use lettre::message::Mailbox;

/// From whom all mail comes: a name and an address, `Canon Professional Services <donotreply@cps.example>`, or the address alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// The text names no sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a sender such as \"Canon Professional Services <donotreply@cps.example>\"")]
pub struct InvalidSender;

impl Sender {
    /// As it stands in the mail.
    pub(super) const fn mailbox(&self) -> &Mailbox {
        &self.0
    }

    /// The domain in whose name mails are numbered.
    pub(super) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl FromStr for Sender {
    type Err = InvalidSender;

    fn from_str(text: &str) -> Result<Self, InvalidSender> {
        let mailbox: Mailbox = text.parse().map_err(|_| InvalidSender)?;
        EmailAddress::parse(mailbox.email.as_ref()).map_err(|_| InvalidSender)?;
        Ok(Self(mailbox))
    }
}
