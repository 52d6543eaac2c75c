//! Mail: what the portal writes to people, in which words, and how it leaves the house.
//!
//! | question | file |
//! |---|---|
//! | what is written, and with which facts? | [`Message`] |
//! | in which words? | `templates/{language}/{kind}.txt`, put together by [`render`] |
//! | what is sent, to whom, by whom? | [`Envelope`] with an [`Enclosure`] perhaps, [`Sender`] |
//! | how does it leave? | [`MailTransport`]: [`SmtpTransport`], or [`FolderTransport`] without a mail server |
//!
//! Everything comes from one address that nobody reads (guide: "un correo electrónico automático de donotreply"); only what is
//! written to staff can be answered, to whoever asked.

mod blocks;
mod enclosure;
mod envelope;
mod facts;
mod folder;
mod letter;
mod message;
mod mime;
mod plain;
mod sender;
mod smtp;
mod templates;
mod transport;

pub use enclosure::Enclosure;
pub use envelope::Envelope;
pub use folder::FolderTransport;
pub use letter::{Letter, MailError, render};
pub use message::Message;
pub use sender::{InvalidSender, Sender};
pub use smtp::{SmtpTransport, SmtpUrlError};
pub use transport::{Delivery, DeliveryError, MailTransport};
