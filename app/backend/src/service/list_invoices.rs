//! The account's invoices and credit notes.

use cps_domain::Date;
use cps_domain::view::{InvoiceRow, InvoicesPage};

use super::invoice_standing::invoice_standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::documents::{self, ListedDocument};
use crate::store::{books, terms};

/// What the invoices page shows. `after` is the page before's `next_page`.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_invoices(
    portal: &Portal,
    member: &Member,
    after: &str,
) -> Result<InvoicesPage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let account_id = member.account_id;
            let today = portal.clock.today();
            let (listed, next_page) = documents::page(connection, account_id, after).await?;
            let uninvoiced = terms::count_uninvoiced(connection, account_id).await?;
            let balances = books::balances(connection, account_id).await?;
            Ok(InvoicesPage {
                rows: listed
                    .into_iter()
                    .map(|listed| row(listed, today))
                    .collect(),
                next_page,
                expected: uninvoiced > 0,
                balance: balances.into_iter().find(|balance| balance.amount > 0),
            })
        })
        .await
}

fn row(listed: ListedDocument, today: Date) -> InvoiceRow {
    let open = (listed.open, listed.due_on);
    InvoiceRow {
        id: listed.id,
        number: listed.number,
        issued_on: listed.issued_on,
        due_on: listed.due_on,
        level: listed.level,
        gross: listed.gross,
        standing: invoice_standing(listed.number.kind, open, listed.credited, today),
    }
}
