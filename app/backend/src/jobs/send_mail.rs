//! Delivering a mail of the outbox.

use cps_domain::{DocumentId, LinkId, MailId};

use super::JobError;
use crate::documents;
use crate::mail::{DeliveryError, Enclosure, Envelope, Message, render};
use crate::portal::Portal;
use crate::service::{SecretToken, ServiceError};
use crate::store::mails::{self, OutgoingMail};
use crate::store::{self, StoreError, links};

/// After so many attempts, which is about three days, a mail whose server cannot be reached is given up.
const ATTEMPTS: u32 = 78;

/// Delivers a mail, unless that was done, or it was given up, or its account has been erased. Another delivery of the same mail
/// carries the same Message-ID.
pub(super) async fn send_mail(
    portal: &Portal,
    payload: &str,
    attempts: u32,
) -> Result<(), JobError> {
    let id: MailId = payload.parse().map_err(|_| JobError::NotAnId)?;
    let waiting: Result<_, StoreError> = portal
        .db
        .read(async |connection| mails::find_waiting(connection, id).await)
        .await;
    let Some(mail) = waiting.map_err(ServiceError::from)? else {
        return Ok(());
    };
    let message: Message = serde_json::from_str(&mail.message)?;
    let envelope = envelope(portal, mail, &message).await?;
    match portal.mail.deliver(&envelope).await {
        Ok(()) => sent(portal, id, &message).await,
        Err(DeliveryError::Refused(reason)) => refused(portal, id, &message, &reason).await,
        Err(DeliveryError::Unreachable(reason)) if attempts >= ATTEMPTS => {
            refused(portal, id, &message, &reason).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The mail as it is sent this time, with a token of its own in its link.
async fn envelope(
    portal: &Portal,
    mail: OutgoingMail,
    message: &Message,
) -> Result<Envelope, JobError> {
    let public_url = portal.settings.public_url.as_str();
    let link = match message.link() {
        Some(link) => Some(format!("{public_url}/links/{}", mint(portal, link).await?)),
        None => None,
    };
    let letter = render(message, mail.language, public_url, link.as_deref())?;
    let enclosure = match message.document() {
        Some(document) => Some(enclosure(portal, document).await?),
        None => None,
    };
    Ok(Envelope {
        id: mail.id,
        recipient: mail.recipient,
        reply_to: mail.reply_to,
        language: mail.language,
        written_at: mail.created_at,
        letter,
        enclosure,
    })
}

/// The document as a PDF, made anew at each delivery: the same document is the same file.
async fn enclosure(portal: &Portal, id: DocumentId) -> Result<Enclosure, JobError> {
    let found: Result<_, StoreError> = portal
        .db
        .read(async |connection| store::documents::find(connection, id).await)
        .await;
    let document = found.map_err(ServiceError::from)?;
    let document = document.ok_or(ServiceError::NotFound)?;
    Ok(Enclosure {
        file_name: format!("{}.pdf", document.number),
        pdf: documents::pdf(&document)?,
    })
}

/// A token for the link: it is in this mail and nowhere else.
async fn mint(portal: &Portal, link: LinkId) -> Result<String, ServiceError> {
    let token = SecretToken::mint(&portal.ids);
    let hash = token.hash();
    portal
        .db
        .write(async |connection| {
            Ok::<_, ServiceError>(links::add_token(connection, link, &hash).await?)
        })
        .await?;
    Ok(token.as_str().to_owned())
}

async fn sent(portal: &Portal, id: MailId, message: &Message) -> Result<(), JobError> {
    let now = portal.clock.now();
    let done: Result<_, ServiceError> = portal
        .db
        .write(async |connection| match is_last(message) {
            true => Ok(mails::delete(connection, id).await?),
            false => Ok(mails::set_sent(connection, id, now).await?),
        })
        .await;
    Ok(done?)
}

async fn refused(
    portal: &Portal,
    id: MailId,
    message: &Message,
    reason: &str,
) -> Result<(), JobError> {
    tracing::warn!(mail = %id, reason, "a mail was refused");
    let now = portal.clock.now();
    let done: Result<_, ServiceError> = portal
        .db
        .write(async |connection| match is_last(message) {
            true => Ok(mails::delete(connection, id).await?),
            false => Ok(mails::set_refused(connection, id, now, reason).await?),
        })
        .await;
    Ok(done?)
}

/// The last mail to a closed account leaves nothing behind, whatever becomes of it.
const fn is_last(message: &Message) -> bool {
    matches!(message, Message::AccountClosed { .. })
}
