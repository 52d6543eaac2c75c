//! Staff's list of mails that could not be delivered.

use cps_domain::view::RefusedMailsPage;

use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::{StoreError, mails};

/// One page of the mails that were refused for good, the latest first.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_refused_mails(
    portal: &Portal,
    _staff: &Staff,
    after: Option<&str>,
) -> Result<RefusedMailsPage, ServiceError> {
    let after = after.unwrap_or_default();
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| mails::refused_page(connection, after).await)
        .await;
    let (rows, next_page) = page?;
    Ok(RefusedMailsPage { rows, next_page })
}
