//! Who sent this request?

use super::access::{Member, SignedIn, Staff};
use super::{ServiceError, token};
use crate::portal::Portal;
use crate::store::sessions::Session;
use crate::store::{StoreError, sessions};

/// A session's last use is remembered to within so many seconds, so that reading a page seldom writes.
const TOUCH_SECONDS: i64 = 5 * 60;

/// The user whose session this token opens; `None` when there is no such session or its time is over. Costs one query.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn find_session(portal: &Portal, token: &str) -> Result<Option<SignedIn>, ServiceError> {
    let hash = token::hash(token);
    let found: Result<_, StoreError> = portal
        .db
        .read(async |connection| sessions::find(connection, &hash).await)
        .await;
    let Some(session) = found?.filter(|session| is_open(portal, session)) else {
        return Ok(None);
    };
    let now = portal.clock.now();
    if session.last_seen_at.plus_seconds(TOUCH_SECONDS) <= now {
        let touched: Result<(), StoreError> = portal
            .db
            .write(async |connection| sessions::touch(connection, &hash, now).await)
            .await;
        if let Err(error) = touched {
            // Whoever is signed in can still read; the next request tries again.
            tracing::warn!(%error, "could not remember that a session was used");
        }
    }
    Ok(Some(signed_in(session)))
}

fn is_open(portal: &Portal, session: &Session) -> bool {
    let now = portal.clock.now();
    let idle_from = session
        .last_seen_at
        .plus_seconds(portal.settings.session_idle_seconds);
    now < session.expires_at && now < idle_from
}

fn signed_in(session: Session) -> SignedIn {
    match session.account_id {
        Some(account_id) => {
            let language = session.viewer.language;
            let member = Member {
                user_id: session.user_id,
                account_id,
                language,
            };
            SignedIn::Member(member, session.viewer)
        }
        None => SignedIn::Staff(
            Staff {
                user_id: session.user_id,
            },
            session.viewer,
        ),
    }
}
