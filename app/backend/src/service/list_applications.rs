//! Staff's list of applications.

use cps_domain::view::ApplicationsPage;

use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::{StoreError, application_list};

/// Which applications are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applications {
    /// Those that wait for a decision, the longest first.
    Pending,
    /// Those that were decided, the latest first.
    Decided,
}

/// One page of applications. `after` is the page before's `next_page`.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_applications(
    portal: &Portal,
    _staff: &Staff,
    which: Applications,
    after: Option<&str>,
) -> Result<ApplicationsPage, ServiceError> {
    let after = after.unwrap_or_default();
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| match which {
            Applications::Pending => application_list::pending_page(connection, after).await,
            Applications::Decided => application_list::decided_page(connection, after).await,
        })
        .await;
    let (rows, next_page) = page?;
    Ok(ApplicationsPage { rows, next_page })
}
