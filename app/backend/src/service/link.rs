//! Links that are sent by mail: how long they work, and which one a token opens.

use cps_domain::{LinkId, view::LinkState};

use super::{ServiceError, token};
use crate::portal::Portal;
use crate::store::links::{self, Link, LinkTarget};
use crate::store::{Connection, StoreError};

/// Setting the first password: a week, since nobody waits at the screen for an approval.
pub(super) const FIRST_PASSWORD_SECONDS: i64 = 7 * 24 * 60 * 60;
/// Resetting a password: an hour, since whoever asks for it waits for it.
pub(super) const RESET_SECONDS: i64 = 60 * 60;
/// Confirming the old account's address: a week.
pub(super) const CONFIRMATION_SECONDS: i64 = 7 * 24 * 60 * 60;

/// What a link from a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Setting a password.
    Password,
    /// Confirming that an application may name the old account.
    ConfirmOldEmail,
}

impl From<LinkTarget> for LinkPurpose {
    fn from(target: LinkTarget) -> Self {
        match target {
            LinkTarget::Password(_) => Self::Password,
            LinkTarget::ConfirmOldEmail(_) => Self::ConfirmOldEmail,
        }
    }
}

/// Adds a link that works for so many seconds. Its mail gets the token.
pub(super) async fn add(
    portal: &Portal,
    connection: &mut Connection<'_>,
    target: LinkTarget,
    seconds: i64,
) -> Result<LinkId, StoreError> {
    let id = LinkId::from_uuid(portal.ids.uuid());
    let now = portal.clock.now();
    links::insert(connection, id, target, now, now.plus_seconds(seconds)).await?;
    Ok(id)
}

/// The link that this token opens, used or not.
pub(super) async fn of_token(
    connection: &mut Connection<'_>,
    token: Option<&str>,
) -> Result<Option<Link>, StoreError> {
    match token {
        Some(token) => links::find(connection, &token::hash(token)).await,
        None => Ok(None),
    }
}

/// Whether a link works now.
pub(super) fn state(portal: &Portal, link: &Link) -> LinkState {
    if link.used_at.is_some() {
        LinkState::Used
    } else if link.expires_at <= portal.clock.now() {
        LinkState::Expired
    } else {
        LinkState::Open
    }
}

/// What the link with this token is for; `None` if it is none of ours. Looking at a link does not use it: the programs that
/// check mails for viruses look too.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn find_link(portal: &Portal, token: &str) -> Result<Option<LinkPurpose>, ServiceError> {
    let link: Result<_, StoreError> = portal
        .db
        .read(async |connection| of_token(connection, Some(token)).await)
        .await;
    Ok(link?.map(|link| link.target.into()))
}
