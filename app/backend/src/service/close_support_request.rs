//! Staff are done with a request for support.

use cps_domain::SupportRequestId;

use super::record::record_staff;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::support_requests;

/// Marks a request as answered.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such request, or it was closed before.
pub async fn close_support_request(
    portal: &Portal,
    staff: &Staff,
    id: SupportRequestId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let now = portal.clock.now();
            if !support_requests::close(connection, id, staff.user_id, now).await? {
                return Err(ServiceError::NotFound);
            }
            Ok(record_staff(portal, connection, staff, Action::SupportRequestClosed, id).await?)
        })
        .await
}
