//! Setting a password by a link from a mail (guide: "establece tu nueva contraseña").

use cps_domain::{Field, LinkId, Problem, view::LinkState};

use super::password::{Owner, announce, check_new, sign_in_throttle};
use super::record::record_entry;
use super::{ServiceError, link};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::links::{self, LinkTarget};
use crate::store::{sessions, users};

/// Uses the link up: from now on this is the user's password, every session is over, and other links that were sent are void.
///
/// # Errors
/// [`ServiceError::Rejected`] at the form with [`Problem::LinkUnusable`] when the link has run out, was used or is none, or at
/// the new password with what is wrong with it.
pub async fn set_password(
    portal: &Portal,
    token: Option<&str>,
    new_password: &str,
) -> Result<(), ServiceError> {
    let (link, owner) = find(portal, token).await?;
    check_new(portal, &owner, new_password).await?;
    let hash = portal.passwords.hash(new_password).await?;
    portal
        .db
        .write(async |connection| {
            let now = portal.clock.now();
            if !links::use_up(connection, link, now).await? {
                return Err(unusable());
            }
            links::use_up_all(connection, owner.user.id, now).await?;
            users::set_password(connection, owner.user.id, &hash).await?;
            sessions::delete_of_user(connection, owner.user.id).await?;
            sign_in_throttle(&owner.user.email)
                .forget(connection)
                .await?;
            let who = (owner.user.account_id, None);
            record_entry(portal, connection, who, Action::PasswordSet, owner.user.id).await?;
            // The first password changes nothing that anybody must be warned of.
            if owner.user.has_password() {
                announce(portal, connection, &owner).await?;
            }
            Ok(())
        })
        .await
}

/// The link and whose it is, if it works now.
async fn find(portal: &Portal, token: Option<&str>) -> Result<(LinkId, Owner), ServiceError> {
    portal
        .db
        .read(async |connection| {
            let link = link::of_token(connection, token).await?;
            let link = link.filter(|link| link::state(portal, link) == LinkState::Open);
            match link.map(|link| (link.id, link.target)) {
                Some((id, LinkTarget::Password(user))) => {
                    Ok((id, Owner::find(connection, user).await?))
                }
                _ => Err(unusable()),
            }
        })
        .await
}

fn unusable() -> ServiceError {
    ServiceError::rejected(Field::Form, Problem::LinkUnusable)
}
