//! Changing the password while signed in.

use cps_domain::{Field, Problem};

use super::password::{Owner, announce, check_new, is_current, sign_in_throttle};
use super::record::record;
use super::{Member, ServiceError, token};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{links, sessions, users};

/// Replaces the password; all other sessions end, and the member is told by mail. Guessing the current one slows down as signing
/// in does, so that a session left open does not give the password away.
///
/// # Errors
/// [`ServiceError::Rejected`] at the current password when it is wrong, at the new one with what is wrong with it.
pub async fn change_password(
    portal: &Portal,
    member: &Member,
    session_token: &str,
    current: &str,
    new_password: &str,
) -> Result<(), ServiceError> {
    let owner = confirm_password(portal, member, current).await?;
    check_new(portal, &owner, new_password).await?;
    let hash = portal.passwords.hash(new_password).await?;
    let session = token::hash(session_token);
    portal
        .db
        .write(async |connection| {
            if !is_current(connection, &owner.user).await? {
                return Err(wrong(Problem::WrongPassword));
            }
            users::set_password(connection, member.user_id, &hash).await?;
            sessions::delete_others(connection, member.user_id, &session).await?;
            links::use_up_all(connection, member.user_id, portal.clock.now()).await?;
            let action = Action::PasswordChanged;
            record(portal, connection, member, action, member.user_id).await?;
            Ok(announce(portal, connection, &owner).await?)
        })
        .await
}

pub(super) fn wrong(problem: Problem) -> ServiceError {
    ServiceError::rejected(Field::Password, problem)
}

/// Makes sure that whoever sits there knows the password.
pub(super) async fn confirm_password(
    portal: &Portal,
    member: &Member,
    password: &str,
) -> Result<Owner, ServiceError> {
    if password.is_empty() {
        return Err(wrong(Problem::Required));
    }
    let owner = portal
        .db
        .write(async |connection| {
            let owner = Owner::find(connection, member.user_id).await?;
            sign_in_throttle(&owner.user.email)
                .take(portal, connection)
                .await?;
            Ok::<_, ServiceError>(owner)
        })
        .await?;
    let hash = Some(owner.user.password_hash.clone());
    if !portal.passwords.matches(password, hash).await? {
        return Err(wrong(Problem::WrongPassword));
    }
    let throttle = sign_in_throttle(&owner.user.email);
    portal
        .db
        .write(async |connection| Ok::<_, ServiceError>(throttle.forget(connection).await?))
        .await?;
    Ok(owner)
}
