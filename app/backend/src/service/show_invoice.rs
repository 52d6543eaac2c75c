//! One invoice or credit note, and what has been paid of it.

use cps_domain::view::{DocumentLink, InvoicePage, LineView, Movement, MovementKind};
use cps_domain::{Booking, DocumentId};

use super::invoice_payment::{card_payment, transfer_details};
use super::invoice_standing::invoice_standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::books::{self, Booked};
use crate::store::documents::{self, Document, Line};
use crate::store::{Connection, StoreError};

/// The document as it was issued, and where it stands.
///
/// # Errors
/// [`ServiceError::NotFound`] for an unknown document, or that of another account.
pub async fn show_invoice(
    portal: &Portal,
    member: &Member,
    id: DocumentId,
) -> Result<InvoicePage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let document = documents::find_of_account(connection, member.account_id, id).await?;
            let document = document.ok_or(ServiceError::NotFound)?;
            Ok(page(portal, connection, document).await?)
        })
        .await
}

async fn page(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: Document,
) -> Result<InvoicePage, StoreError> {
    let kind = document.kind();
    let today = portal.clock.today();
    let mut open = books::open_amount(connection, document.id).await?;
    let corrected_by = documents::correcting(connection, document.id).await?;
    let standing = invoice_standing(
        kind,
        (open, document.due_on),
        !corrected_by.is_empty(),
        today,
    );
    open.amount = open.amount.max(0);
    let movements = books::movements(connection, document.id).await?;
    Ok(InvoicePage {
        id: document.id,
        number: document.number,
        corrects: corrected(&document),
        corrected_by,
        reason: document.reason,
        issued_on: document.issued_on,
        due_on: document.due_on,
        standing,
        open,
        transfer: transfer_details(portal, &document, open),
        card: card_payment(connection, &document, open).await?,
        movements: movements.into_iter().filter_map(movement).collect(),
        issuer: document.issuer,
        buyer: document.buyer,
        lines: document.lines.into_iter().map(line).collect(),
        price: document.price,
        purchase_order: document.purchase_order.map(|number| number.to_string()),
        method: document.method,
        member_number: document.member_number,
    })
}

fn corrected(document: &Document) -> Option<DocumentLink> {
    let corrected = document.corrects.zip(document.corrected_number);
    corrected.map(|(id, number)| DocumentLink { id, number })
}

fn line(line: Line) -> LineView {
    LineView {
        description: line.description,
        starts_on: line.starts_on,
        ends_on: line.ends_on,
        net: line.net,
    }
}

/// What lowered the open amount is positive, what raised it again negative. The issue itself is no movement.
fn movement(booked: Booked) -> Option<Movement> {
    let kind = match booked.booking {
        Booking::InvoiceIssued => return None,
        Booking::InvoiceCredited => MovementKind::Credit,
        Booking::CardCharged => MovementKind::Card,
        Booking::TransferReceived | Booking::TransferAssigned => MovementKind::Transfer,
        Booking::BalanceApplied | Booking::MovedToBalance => MovementKind::Balance,
        Booking::CardRefunded | Booking::PaidBack => MovementKind::Refund,
    };
    Some(Movement {
        on: booked.on,
        kind,
        amount: booked.amount.negated(),
    })
}
