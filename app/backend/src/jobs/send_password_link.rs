//! The second half of asking for a new password: nobody waits for it, so its time tells nothing.

use cps_domain::UserId;

use super::JobError;
use crate::portal::Portal;
use crate::service::send_password_link_to;

/// Writes the mail with the link, if the address that was asked for is somebody's.
pub(super) async fn send_password_link(portal: &Portal, payload: &str) -> Result<(), JobError> {
    if payload.is_empty() {
        return Ok(());
    }
    let user: UserId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(send_password_link_to(portal, user).await?)
}
