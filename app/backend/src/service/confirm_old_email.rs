//! The owner of an old account's address confirms that an application may name it.

use cps_domain::{ApplicationId, Field, Problem};

use super::approve::{LinkOldAccount, approve};
use super::record::record_entry;
use super::{ServiceError, link};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::links::{self, LinkTarget};
use crate::store::{Connection, applications};

/// Uses the link up. Where the operator has applications approved automatically, this one is.
///
/// # Errors
/// [`ServiceError::Rejected`] with [`Problem::LinkUnusable`] when the link has run out, was used or is none.
pub async fn confirm_old_email(portal: &Portal, token: Option<&str>) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let link = link::of_token(connection, token).await?;
            match link.map(|link| (link.id, link.target)) {
                Some((id, LinkTarget::ConfirmOldEmail(application)))
                    if links::use_up(connection, id, portal.clock.now()).await? =>
                {
                    confirm(portal, connection, application).await
                }
                _ => Err(ServiceError::rejected(Field::Form, Problem::LinkUnusable)),
            }
        })
        .await
}

async fn confirm(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: ApplicationId,
) -> Result<(), ServiceError> {
    applications::set_confirmed(connection, id, portal.clock.now()).await?;
    record_entry(
        portal,
        connection,
        (None, None),
        Action::OldEmailConfirmed,
        id,
    )
    .await?;
    let pending = applications::pending(connection, id).await?;
    match pending.filter(|_| portal.settings.automatic_approval) {
        Some(pending) => approve(portal, connection, &pending, None, LinkOldAccount::Yes).await,
        None => Ok(()),
    }
}
