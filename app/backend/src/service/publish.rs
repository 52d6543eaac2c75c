//! What every document that is issued brings with it: its row, its entry, its record, and the job that files it.

use cps_domain::{Book, Booking, DocumentKind, Posting};

use super::ServiceError;
use super::book::book;
use super::record::record_unattended;
use super::write_job::write_job;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::documents::{self, Document};
use crate::store::jobs::JobKind;
use crate::store::{Connection, StoreError};

/// Issues a document that was drawn up.
///
/// # Errors
/// [`StoreError::Unique`] if the term has an invoice or the number is taken; other [`ServiceError`]s when the store fails.
pub(super) async fn publish(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<(), ServiceError> {
    documents::insert(connection, document, portal.clock.now()).await?;
    book_document(portal, connection, document).await?;
    let action = match document.kind() {
        DocumentKind::Invoice => Action::InvoiceIssued,
        DocumentKind::CreditNote => Action::CreditNoteIssued,
    };
    let (account_id, id) = (document.account_id, document.id);
    record_unattended(portal, connection, account_id, action, id).await?;
    Ok(file_later(portal, connection, document).await?)
}

/// An invoice raises what the member owes by what was earned and its VAT; a credit note takes that back from the invoice it
/// corrects, also where that one is paid: then the member is owed.
async fn book_document(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<(), StoreError> {
    let price = &document.price;
    let invoice = document.corrects.unwrap_or(document.id);
    let postings = [
        Posting::receivable(document.account_id, invoice, price.gross),
        Posting::of(Book::Revenue, price.net).credited(),
        Posting::of(Book::Vat, price.vat).credited(),
    ];
    let (booking, postings) = match document.kind() {
        DocumentKind::Invoice => (Booking::InvoiceIssued, postings),
        DocumentKind::CreditNote => (Booking::InvoiceCredited, postings.map(Posting::credited)),
    };
    book(portal, connection, (booking, document.id), &postings).await?;
    Ok(())
}

/// Drawing the PDF takes a moment, and numbers are given one after the other: nobody waits for it.
async fn file_later(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<(), StoreError> {
    let job = (JobKind::FileDocument, document.id.to_string());
    write_job(portal, connection, job, portal.clock.now()).await
}
