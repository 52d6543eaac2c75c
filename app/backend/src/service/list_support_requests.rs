//! Staff's list of requests for support.

use cps_domain::view::SupportRequestsPage;

use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::{StoreError, support_requests};

/// One page of requests for support: the open ones, the oldest first, or the closed ones, the latest first.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_support_requests(
    portal: &Portal,
    _staff: &Staff,
    open: bool,
    after: Option<&str>,
) -> Result<SupportRequestsPage, ServiceError> {
    let after = after.unwrap_or_default();
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| match open {
            true => support_requests::open_page(connection, after).await,
            false => support_requests::closed_page(connection, after).await,
        })
        .await;
    let (rows, next_page) = page?;
    Ok(SupportRequestsPage { rows, next_page })
}
