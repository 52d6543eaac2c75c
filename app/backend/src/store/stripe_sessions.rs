//! Which of Stripe's pages belongs to which verification.

use cps_domain::{Instant, VerificationId};

use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    FIND = "SELECT session_id, url FROM stripe_sessions WHERE verification_id = $1";
    INSERT = "INSERT INTO stripe_sessions (verification_id, session_id, url, created_at)
              VALUES ($1, $2, $3, $4) ON CONFLICT (verification_id) DO NOTHING";
}

/// A page of Stripe's.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StripeSession {
    /// What Stripe calls it.
    pub session_id: String,
    /// Its address.
    pub url: String,
}

/// The page of a verification.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn find(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<Option<StripeSession>, StoreError> {
    fetch!(optional StripeSession, connection, FIND, id.to_string())
}

/// Keeps the page of a verification; does nothing if it has one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    id: VerificationId,
    session: &StripeSession,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        id.to_string(),
        session.session_id.as_str(),
        session.url.as_str(),
        now.millis(),
    )?;
    Ok(())
}
