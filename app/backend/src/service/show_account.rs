//! The member's account.

use cps_domain::view::AccountPage;

use super::{Member, ServiceError, token};
use crate::portal::Portal;
use crate::store::{Connection, accounts, sessions, subscriptions};

/// What the portal knows about the member's business, and one page of where the member is signed in; `session_token` tells which of
/// those browsers asks, `after` is the page before's `more_sessions`.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn show_account(
    portal: &Portal,
    member: &Member,
    session_token: Option<&str>,
    after: &str,
) -> Result<AccountPage, ServiceError> {
    let session = session_token.map(token::hash).unwrap_or_default();
    portal
        .db
        .read(async |connection| read(portal, connection, member, &session, after).await)
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    session: &str,
    after: &str,
) -> Result<AccountPage, ServiceError> {
    let account = accounts::find(connection, member.account_id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let live = subscriptions::live(connection, account.id, portal.clock.today()).await?;
    let now = portal.clock.now();
    let idle_from = now.plus_seconds(-portal.settings.session_idle_seconds);
    let user_id = member.user_id;
    let times = (now, idle_from);
    let (sessions, more_sessions) =
        sessions::of_user(connection, user_id, session, times, after).await?;
    Ok(AccountPage {
        subscribed: live.is_some(),
        member_number: live.map(|subscription| subscription.member_number),
        company: account.company,
        vat_number: account.vat_number,
        country: account.country,
        address: account.address,
        contact: account.contact,
        email: account.email,
        language: account.language,
        old_member_number: account.old_member_number,
        points: account.points,
        created_on: account.created_at.date(),
        sessions,
        more_sessions,
    })
}
