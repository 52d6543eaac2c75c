//! Filing a document that was issued: what its files are is written down for good, and it is mailed.

use cps_domain::{CreditorReference, DocumentId, PaymentMethod};

use super::ServiceError;
use super::notify::notify;
use crate::documents;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::documents::{Document, FileHashes};
use crate::store::{Connection, books, documents as rows, subscriptions};

/// Files a document and mails it, unless that was done.
///
/// # Errors
/// [`ServiceError`] when the store fails or a file cannot be made.
pub(crate) async fn file_document(portal: &Portal, id: DocumentId) -> Result<(), ServiceError> {
    let document = portal
        .db
        .read(async |connection| rows::find(connection, id).await);
    let document = document.await?.ok_or(ServiceError::NotFound)?;
    // Drawn before the unit begins, which is short so that nobody waits for it.
    let hashes = FileHashes {
        pdf_sha256: documents::sha256(&documents::pdf(&document)?),
        xml_sha256: documents::sha256(documents::facturx(&document)?.as_bytes()),
    };
    portal
        .db
        .write(async |connection| {
            let now = portal.clock.now();
            if rows::file(connection, id, &hashes, now).await? {
                mail(portal, connection, &document).await?;
            }
            Ok(())
        })
        .await
}

async fn mail(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<(), ServiceError> {
    let (number, gross) = (document.number, document.price.gross);
    let account_id = document.account_id;
    if let Some((corrects, reason)) = document.corrected_number.zip(document.reason) {
        return notify(portal, connection, account_id, |contact| {
            Message::CreditNoteIssued {
                contact,
                document: document.id,
                number,
                corrects,
                gross,
                reason,
            }
        })
        .await;
    }
    let mut open = books::open_amount(connection, document.id).await?;
    open.amount = open.amount.max(0);
    let subscription = subscriptions::find(connection, document.subscription_id).await?;
    let card = subscription.and_then(|subscription| subscription.card);
    let by_transfer = document.method == PaymentMethod::Transfer;
    let bank = document.bank.as_ref().filter(|_| by_transfer);
    notify(portal, connection, account_id, |contact| {
        Message::InvoiceIssued {
            contact,
            document: document.id,
            number,
            gross,
            open,
            due_on: document.due_on,
            method: document.method,
            card_last_four: card.filter(|_| !by_transfer).map(|card| card.last_four),
            reference: by_transfer.then(|| CreditorReference::of(number)),
            iban: bank.map(|bank| bank.iban.clone()),
        }
    })
    .await
}
