//! Signing in with an address and a password.

use cps_domain::view::Viewer;
use cps_domain::{EmailAddress, Field, FieldProblem, Problem};

use super::ServiceError;
use super::token::SessionToken;
use crate::portal::Portal;
use crate::store::users::User;
use crate::store::{StoreError, sessions, users};

/// The longest password that is hashed: longer ones cost time and are nobody's.
const MAX_PASSWORD: u32 = 256;

/// A session that has just begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// For the cookie; the portal keeps only its hash.
    pub token: SessionToken,
    /// Who signed in.
    pub viewer: Viewer,
}

/// Signs in whoever has this address and password (guide: "inicia sesión"). An address that nobody has is answered like a wrong
/// password, and after the same time.
///
/// # Errors
/// [`ServiceError::Rejected`] when a field is empty or malformed, or with [`Problem::WrongCredentials`] at the form.
pub async fn sign_in(
    portal: &Portal,
    email: &str,
    password: &str,
) -> Result<NewSession, ServiceError> {
    let email = read(email, password)?;
    let user = portal
        .db
        .read(async |connection| users::find_by_email(connection, &email).await)
        .await
        .map_err(|error: StoreError| ServiceError::from(error))?;
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let matches = portal.passwords.matches(password, hash).await?;
    match user {
        Some(user) if matches => begin(portal, &user).await,
        _ => Err(ServiceError::rejected(
            Field::Form,
            Problem::WrongCredentials,
        )),
    }
}

fn read(email: &str, password: &str) -> Result<EmailAddress, ServiceError> {
    let mut problems = Vec::new();
    let parsed = EmailAddress::parse(email);
    if let Err(problem) = parsed {
        problems.push(FieldProblem::new(Field::Email, problem));
    }
    if password.is_empty() {
        problems.push(FieldProblem::new(Field::Password, Problem::Required));
    } else if password.chars().count() > MAX_PASSWORD as usize {
        problems.push(FieldProblem::new(
            Field::Password,
            Problem::TooLong { max: MAX_PASSWORD },
        ));
    }
    parsed
        .ok()
        .filter(|_| problems.is_empty())
        .ok_or(ServiceError::Rejected(problems))
}

async fn begin(portal: &Portal, user: &User) -> Result<NewSession, ServiceError> {
    let token = SessionToken::mint(&portal.ids);
    let hash = token.hash();
    let now = portal.clock.now();
    let expires_at = now.plus_seconds(portal.settings.session_absolute_seconds);
    portal
        .db
        .write(async |connection| {
            // Signing in is rare, so it is also when old sessions are cleared away.
            sessions::delete_expired(connection, now).await?;
            sessions::insert(connection, &hash, user.id, now, expires_at).await?;
            let session = sessions::find(connection, &hash)
                .await?
                .ok_or(ServiceError::SignedOut)?;
            Ok(NewSession {
                token: token.clone(),
                viewer: session.viewer,
            })
        })
        .await
}
