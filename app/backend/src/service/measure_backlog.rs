//! How far behind the workers are.

use super::ServiceError;
use crate::portal::Portal;
use crate::store::{StoreError, agenda};

/// For how many milliseconds the job has been due that waits longest; 0 when none is due.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn measure_backlog(portal: &Portal) -> Result<i64, ServiceError> {
    let now = portal.clock.now();
    let oldest: Result<_, StoreError> = portal
        .db
        .read(async |connection| agenda::oldest_due(connection, now).await)
        .await;
    Ok(oldest?.map_or(0, |due_at| now.millis() - due_at.millis()))
}
