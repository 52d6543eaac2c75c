//! The account's invoices.

use cps_domain::view::InvoicesPage;

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::{invoices, subscriptions};

/// What the invoices page shows.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_invoices(portal: &Portal, member: &Member) -> Result<InvoicesPage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let account_id = member.account_id;
            let rows = invoices::list(connection, account_id).await?;
            let today = portal.clock.today();
            let expected = match subscriptions::live(connection, account_id, today).await? {
                Some(live) => invoices::of_term(connection, live.id, live.starts_on)
                    .await?
                    .is_none(),
                None => false,
            };
            Ok(InvoicesPage { rows, expected })
        })
        .await
}
