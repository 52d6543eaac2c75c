//! A mail as it travels (RFC 5322), for every way out alike.

use std::time::{Duration, SystemTime};

use cps_domain::{EmailAddress, Instant};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::{DeliveryError, Enclosure, Envelope, Sender};

/// The last moment that can be written as a mail's date: the end of the year 9999.
const LAST_MILLIS: i64 = 253_402_300_799_000;

/// The mail as text and as HTML, and what it brings along. The same envelope gives the same bytes, whenever and wherever it is composed.
///
/// # Errors
/// [`DeliveryError::Refused`] for an address that cannot stand in a mail.
pub(super) fn compose(envelope: &Envelope, sender: &Sender) -> Result<Message, DeliveryError> {
    let letter = &envelope.letter;
    let mut mail = Message::builder()
        .from(sender.mailbox().clone())
        .to(mailbox(&envelope.recipient)?)
        .subject(&letter.subject)
        .date(date(envelope.written_at))
        .message_id(Some(format!("<{}@{}>", envelope.id, sender.domain())))
        .raw_header(header("Content-Language", envelope.language.code()))
        // Asks answering machines not to answer (RFC 3834, 5).
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(address) = &envelope.reply_to {
        mail = mail.reply_to(mailbox(address)?);
    }
    let words = MultiPart::alternative()
        .boundary(format!("cps-{}", envelope.id))
        .singlepart(SinglePart::plain(letter.text.clone()))
        .singlepart(SinglePart::html(letter.html.clone()));
    let parts = match &envelope.enclosure {
        Some(enclosure) => MultiPart::mixed()
            .boundary(format!("cps-enclosed-{}", envelope.id))
            .multipart(words)
            .singlepart(attachment(enclosure)?),
        None => words,
    };
    mail.multipart(parts)
        .map_err(|error| DeliveryError::Refused(error.to_string()))
}

fn attachment(enclosure: &Enclosure) -> Result<SinglePart, DeliveryError> {
    let pdf = ContentType::parse("application/pdf")
        .map_err(|error| DeliveryError::Refused(error.to_string()))?;
    Ok(Attachment::new(enclosure.file_name.clone()).body(enclosure.pdf.clone(), pdf))
}

fn mailbox(address: &EmailAddress) -> Result<Mailbox, DeliveryError> {
    let address: Address = address
        .as_str()
        .parse()
        .map_err(|error| DeliveryError::Refused(format!("{address}: {error}")))?;
    Ok(address.into())
}

fn date(at: Instant) -> SystemTime {
    let millis = at.millis().clamp(0, LAST_MILLIS).unsigned_abs();
    SystemTime::UNIX_EPOCH + Duration::from_millis(millis)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
