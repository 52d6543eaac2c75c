//! What should have been paid by now.

use cps_domain::view::DocumentLink;
use cps_domain::{AccountId, Date, DocumentKind};

use crate::store::{Connection, StoreError, documents};

/// The account's oldest invoice of which something is still to be paid though its due date is over.
pub(super) async fn overdue(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
) -> Result<Option<DocumentLink>, StoreError> {
    let listed = documents::list(connection, account_id).await?;
    let oldest = listed.into_iter().rev().find(|listed| {
        listed.number.kind == DocumentKind::Invoice
            && listed.open.amount > 0
            && listed.due_on < today
    });
    Ok(oldest.map(|listed| DocumentLink {
        id: listed.id,
        number: listed.number,
    }))
}
