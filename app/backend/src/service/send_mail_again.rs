//! Staff have a refused mail delivered once more.

use cps_domain::MailId;

use super::post::deliver_later;
use super::record::record_staff;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::mails;

/// Has a refused mail delivered once more, after whatever kept it back was mended.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such mail, or it was not refused.
pub async fn send_mail_again(
    portal: &Portal,
    staff: &Staff,
    id: MailId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            if !mails::set_waiting(connection, id).await? {
                return Err(ServiceError::NotFound);
            }
            deliver_later(portal, connection, id).await?;
            Ok(record_staff(portal, connection, staff, Action::MailSentAgain, id).await?)
        })
        .await
}
