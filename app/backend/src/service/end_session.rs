//! Ending sessions from the account's page.

use cps_domain::SessionId;

use super::record::record;
use super::{Member, ServiceError, token};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::sessions;

/// Ends one of the member's sessions. One that has ended, or that is another user's, is no error: it is not among theirs.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn end_session(
    portal: &Portal,
    member: &Member,
    id: SessionId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            if !sessions::delete_one(connection, id, member.user_id).await? {
                return Ok(());
            }
            let action = Action::SessionsEnded;
            Ok(record(portal, connection, member, action, member.user_id).await?)
        })
        .await
}

/// Ends all of the member's sessions but the one with this token.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn end_other_sessions(
    portal: &Portal,
    member: &Member,
    session_token: &str,
) -> Result<(), ServiceError> {
    let session = token::hash(session_token);
    portal
        .db
        .write(async |connection| {
            sessions::delete_others(connection, member.user_id, &session).await?;
            let action = Action::SessionsEnded;
            Ok(record(portal, connection, member, action, member.user_id).await?)
        })
        .await
}
