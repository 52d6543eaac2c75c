//! The second half of applying where no staff decide: nobody waits for it, so its time tells nothing.

use super::JobError;
use crate::portal::Portal;
use crate::service::{ServiceError, decide_automatically};

/// Decides the application. One whose address has become somebody's meanwhile is left to staff.
pub(super) async fn decide_application(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id = payload.parse().map_err(|_| JobError::NotAnId)?;
    match decide_automatically(portal, id).await {
        Err(ServiceError::Rejected(_)) => Ok(()),
        decided => Ok(decided?),
    }
}
