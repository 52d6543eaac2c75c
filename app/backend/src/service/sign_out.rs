//! Signing out.

use super::{ServiceError, token};
use crate::portal::Portal;
use crate::store::sessions;

/// Ends the session of this token. Signing out twice, or with a token that never was, is no error.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn sign_out(portal: &Portal, token: &str) -> Result<(), ServiceError> {
    let hash = token::hash(token);
    portal
        .db
        .write(async |connection| Ok(sessions::delete(connection, &hash).await?))
        .await
}
