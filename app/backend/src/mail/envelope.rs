//! A mail that is ready to leave.

use cps_domain::{EmailAddress, Instant, Language, MailId};

use super::{Enclosure, Letter};

/// A letter, to whom it goes, and what identifies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Names the mail. The same one twice is the same mail, and its recipient's mail program can tell.
    pub id: MailId,
    /// To whom.
    pub recipient: EmailAddress,
    /// Who reads the answers, if anybody does.
    pub reply_to: Option<EmailAddress>,
    /// In which language it is written.
    pub language: Language,
    /// When what it tells of happened: the mail's date, however often it is delivered.
    pub written_at: Instant,
    /// What it says.
    pub letter: Letter,
    /// What it brings along, if anything.
    pub enclosure: Option<Enclosure>,
}
