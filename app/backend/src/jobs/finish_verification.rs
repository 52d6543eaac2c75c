//! The second half of a notification about a card that was entered: nobody waits for it.

use cps_domain::VerificationId;

use super::JobError;
use crate::portal::Portal;
use crate::service;

/// Finishes what waits for a verification, unless nothing does.
pub(super) async fn finish_verification(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: VerificationId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(service::finish_verification(portal, id).await?)
}
