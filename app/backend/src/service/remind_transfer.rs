//! Reminding of a transfer, before its due date and after it.

use cps_domain::{CollectionStep, CreditorReference};

use super::ServiceError;
use super::collect::collect_further;
use super::notify::notify;
use super::record::record_unattended;
use crate::jobs::Collection;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::{self, Action};
use crate::store::{books, documents};

/// Sends one of the reminders and writes the next step, unless that was done, or nothing is open.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub(crate) async fn remind_transfer(
    portal: &Portal,
    collection: Collection,
) -> Result<(), ServiceError> {
    let Collection { document_id, step } = collection;
    portal
        .db
        .write(async |connection| {
            let invoice = documents::find(connection, document_id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            let open = books::open_amount(connection, document_id).await?;
            let action = Action::TransferReminded;
            // The reminders of an invoice come one after the other, so their number tells which were sent.
            let records = audit::about(connection, &document_id.to_string()).await?;
            let reminded = records.iter().filter(|(_, done)| *done == action).count();
            if open.amount <= 0 || reminded > usize::from(step) {
                return Ok(());
            }
            record_unattended(portal, connection, invoice.account_id, action, document_id).await?;
            let step = CollectionStep::RemindTransfer(step);
            collect_further(portal, connection, &invoice, step).await?;
            notify(portal, connection, invoice.account_id, |contact| {
                Message::TransferReminder {
                    contact,
                    document: document_id,
                    number: invoice.number,
                    open,
                    due_on: invoice.due_on,
                    overdue: portal.clock.today() > invoice.due_on,
                    reference: CreditorReference::of(invoice.number),
                    iban: invoice.bank.as_ref().map(|bank| bank.iban.clone()),
                }
            })
            .await
        })
        .await
}
