//! The invitation of an account that reached its points before mail was written with what causes it.

use cps_domain::AccountId;

use super::JobError;
use crate::mail::Message;
use crate::portal::Portal;
use crate::service::{Recipient, ServiceError, post};
use crate::store::accounts;

/// Writes the invitation into the outbox.
pub(super) async fn send_invitation(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: AccountId = payload.parse().map_err(|_| JobError::NotAnId)?;
    let written: Result<(), ServiceError> = portal
        .db
        .write(async |connection| {
            let account = accounts::find(connection, id).await?;
            let account = account.ok_or(ServiceError::NotFound)?;
            let message = Message::Invitation {
                contact: account.contact.clone(),
                points: account.points,
            };
            Ok(post(portal, connection, Recipient::of(&account)?, &message).await?)
        })
        .await;
    Ok(written?)
}
