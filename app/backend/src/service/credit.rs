//! Taking back an invoice, or a part of one: the invoice stays as it is, a credit note says what of it no longer holds.

use cps_domain::{CreditReason, DocumentId, DocumentKind, Money, Price};

use super::ServiceError;
use super::number::next_number;
use super::publish::publish;
use crate::portal::Portal;
use crate::store::documents::{self, Document, Line};
use crate::store::{Connection, StoreError};

/// Issues a credit note over so much of an invoice's gross amount. Where that much was paid already, the invoice's open amount
/// becomes negative: what is then to be given back is the caller's next step.
///
/// # Errors
/// [`StoreError::Corrupt`] if more is credited than was invoiced; other [`ServiceError`]s when the store fails.
pub(crate) async fn credit(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    reason: CreditReason,
    gross: Money,
) -> Result<Document, ServiceError> {
    let price = creditable(connection, invoice, gross).await?;
    let note = draw_up(portal, connection, invoice, reason, price).await?;
    publish(portal, connection, &note).await?;
    Ok(note)
}

/// The price of what is credited: never more than the invoice's with what was credited before.
async fn creditable(
    connection: &mut Connection<'_>,
    invoice: &Document,
    gross: Money,
) -> Result<Price, StoreError> {
    let invoiced = &invoice.price;
    let too_much = || StoreError::corrupt("documents.gross", gross);
    let credited = documents::credited(connection, invoice.id).await?;
    let all = credited.plus(gross).ok_or_else(too_much)?;
    if gross.amount <= 0 || all.amount > invoiced.gross.amount {
        return Err(too_much());
    }
    Price::from_gross(gross, invoiced.treatment, invoiced.rate).ok_or_else(too_much)
}

/// The document: as the invoice, but for number, dates and amounts, in one line.
async fn draw_up(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    reason: CreditReason,
    price: Price,
) -> Result<Document, StoreError> {
    let kind = DocumentKind::CreditNote;
    let (number, issued_on) = next_number(connection, kind, portal.clock.today()).await?;
    let line = invoice.lines.first();
    let line = line.ok_or_else(|| StoreError::corrupt("document_lines.document_id", invoice.id))?;
    Ok(Document {
        id: DocumentId::from_uuid(portal.ids.uuid()),
        number,
        corrects: Some(invoice.id),
        corrected_number: Some(invoice.number),
        reason: Some(reason),
        issued_on,
        due_on: issued_on,
        lines: vec![Line {
            quantity: 1,
            unit_price: price.net,
            net: price.net,
            ..line.clone()
        }],
        price,
        ..invoice.clone()
    })
}
