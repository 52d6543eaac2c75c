//! "Puedes restablecer tu contraseña en cualquier momento" (guide).

use cps_domain::{EmailAddress, Field, JobId, UserId};

use super::link::{self, RESET_SECONDS};
use super::password::Owner;
use super::post::post;
use super::throttle::Throttle;
use super::{Client, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::jobs::{JobKind, NewJob};
use crate::store::links::{self, LinkTarget};
use crate::store::{StoreError, jobs, users};

/// So many requests from one network address cost nothing.
const FREE_REQUESTS: u32 = 20;

/// So many links are sent to one user within the time in which a link works; more would only fill the mailbox.
const LINKS_AT_ONCE: u32 = 3;

/// Asks for a link to set a new password. Whether anybody has the address shows neither in the answer nor in its time: the same
/// rows are read and written for all, and a worker finds out whether there is somebody to write to.
///
/// # Errors
/// [`ServiceError::Rejected`] when the address is malformed, or when one network address asks too often.
pub async fn request_password_reset(
    portal: &Portal,
    email: &str,
    client: &Client,
) -> Result<(), ServiceError> {
    let email = EmailAddress::parse(email)
        .map_err(|problem| ServiceError::rejected(Field::Email, problem))?;
    let throttle = Throttle::new("password reset from", &client.address, FREE_REQUESTS);
    let user: Result<_, StoreError> = portal
        .db
        .read(async |connection| users::find_by_email(connection, &email).await)
        .await;
    let payload = user?.map_or_else(String::new, |user| user.id.to_string());
    let now = portal.clock.now();
    let job = NewJob {
        id: JobId::from_uuid(portal.ids.uuid()),
        kind: JobKind::SendPasswordLink,
        payload,
        due_at: now,
        created_at: now,
    };
    portal
        .db
        .write(async |connection| {
            throttle.take(portal, connection).await?;
            Ok(jobs::insert(connection, &job).await?)
        })
        .await
}

/// Writes the mail with the link, unless this user was sent enough of them lately. A job does this, see
/// [`request_password_reset`].
pub(crate) async fn send_password_link_to(
    portal: &Portal,
    user_id: UserId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let lately = portal.clock.now().plus_seconds(-RESET_SECONDS);
            if links::count_since(connection, user_id, lately).await? >= LINKS_AT_ONCE {
                return Ok(());
            }
            let owner = Owner::find(connection, user_id).await?;
            let target = LinkTarget::Password(user_id);
            let message = Message::PasswordReset {
                contact: owner.contact(),
                link: link::add(portal, connection, target, RESET_SECONDS).await?,
            };
            Ok(post(portal, connection, owner.recipient(), &message).await?)
        })
        .await
}
