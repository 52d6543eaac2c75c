//! Staff decide on applications.

use cps_domain::{ApplicationId, Field, RejectionReason};

use super::apply::applicant;
use super::approve::{LinkOldAccount, approve};
use super::post::post;
use super::record::record_staff;
use super::{ServiceError, Staff};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::applications::{self, Decision, PendingApplication};
use crate::store::audit::Action;

/// Opens an account for an application. Whether the old account that it names becomes part of it is staff's to confirm.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such application, or it was decided before.
pub async fn approve_application(
    portal: &Portal,
    staff: &Staff,
    id: ApplicationId,
    link_old_account: bool,
) -> Result<(), ServiceError> {
    let link_old_account = if link_old_account {
        LinkOldAccount::Yes
    } else {
        LinkOldAccount::No
    };
    portal
        .db
        .write(async |connection| {
            let application = find(connection, id).await?;
            let by = Some(staff.user_id);
            approve(portal, connection, &application, by, link_old_account).await
        })
        .await
}

/// Refuses an application for a reason that the applicant is told.
///
/// # Errors
/// [`ServiceError::Rejected`] without a reason; [`ServiceError::NotFound`] when there is no such application, or it was decided
/// before.
pub async fn reject_application(
    portal: &Portal,
    staff: &Staff,
    id: ApplicationId,
    reason: &str,
) -> Result<(), ServiceError> {
    let reason = RejectionReason::parse(reason)
        .map_err(|problem| ServiceError::rejected(Field::Reason, problem))?;
    portal
        .db
        .write(async |connection| {
            let application = find(connection, id).await?;
            let decision = Decision {
                by: Some(staff.user_id),
                at: portal.clock.now(),
            };
            if !applications::reject(connection, id, reason.as_str(), decision).await? {
                return Err(ServiceError::NotFound);
            }
            record_staff(portal, connection, staff, Action::ApplicationRejected, id).await?;
            let details = &application.details;
            let message = Message::ApplicationRejected {
                contact: details.contact.to_string(),
                company: details.company.to_string(),
                reason: reason.to_string(),
            };
            Ok(post(portal, connection, applicant(details), &message).await?)
        })
        .await
}

async fn find(
    connection: &mut Connection<'_>,
    id: ApplicationId,
) -> Result<PendingApplication, ServiceError> {
    let found = applications::pending(connection, id).await?;
    found.ok_or(ServiceError::NotFound)
}
