//! One invoice, to print.

use cps_domain::InvoiceId;
use cps_domain::view::InvoicePage;

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::invoices;

/// The invoice as it was issued.
///
/// # Errors
/// [`ServiceError::NotFound`] for an unknown invoice, or that of another account.
pub async fn show_invoice(
    portal: &Portal,
    member: &Member,
    id: InvoiceId,
) -> Result<InvoicePage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let invoice = invoices::find(connection, member.account_id, id).await?;
            let invoice = invoice.ok_or(ServiceError::NotFound)?;
            Ok(InvoicePage {
                number: invoice.number,
                issued_on: invoice.issued_on,
                due_on: invoice.due_on,
                issuer: invoice.issuer,
                buyer: invoice.buyer,
                level: invoice.level,
                term: invoice.term,
                price: invoice.price,
                purchase_order: invoice.purchase_order.map(|number| number.to_string()),
                method: invoice.method,
                member_number: invoice.member_number,
            })
        })
        .await
}
