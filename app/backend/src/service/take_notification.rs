//! What the card provider tells by itself, also when no browser came back to say so.

use super::ServiceError;
use super::write_job::write_job;
use crate::payments::Notification;
use crate::portal::Portal;
use crate::store::charges::{self, ChargeState};
use crate::store::jobs::JobKind;
use crate::store::{Connection, StoreError};

/// Writes the job that asks the provider about what it named. The same notification again, or a later one before an earlier one,
/// does no harm: the job finds out what is to be known, and acts on it once.
///
/// # Errors
/// [`ServiceError`] when the store fails: a provider that is told so sends it again.
pub async fn take_notification(
    portal: &Portal,
    notification: Notification,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let Some(job) = job(connection, notification).await? else {
                return Ok(());
            };
            Ok(write_job(portal, connection, job, portal.clock.now()).await?)
        })
        .await
}

/// Nothing for a charge whose outcome is known, which is what most notifications are about: it was known from the answer.
async fn job(
    connection: &mut Connection<'_>,
    notification: Notification,
) -> Result<Option<(JobKind, String)>, StoreError> {
    Ok(match notification {
        Notification::Charge(id) => {
            let attempt = charges::find(connection, id).await?;
            let asked = attempt.is_some_and(|attempt| {
                attempt.state.is_open() || attempt.state == ChargeState::Dropped
            });
            asked.then(|| (JobKind::SettleCharge, id.to_string()))
        }
        Notification::Verification(id) => Some((JobKind::FinishVerification, id.to_string())),
    })
}
