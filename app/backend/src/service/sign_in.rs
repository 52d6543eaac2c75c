//! Signing in with an address and a password.

use cps_domain::view::Viewer;
use cps_domain::{EmailAddress, FORGOTTEN_AFTER_SECONDS, Field, FieldProblem, Problem, SessionId};

use super::password::{is_current, sign_in_throttle};
use super::throttle::Throttle;
use super::token::SecretToken;
use super::{Client, ServiceError};
use crate::portal::Portal;
use crate::store::sessions::NewSessionRow;
use crate::store::users::User;
use crate::store::{attempts, sessions, users};

/// The longest password that is hashed: longer ones cost time and are nobody's.
const MAX_PASSWORD: u32 = 256;

/// So many wrong passwords from one network address cost nothing: an office may share it.
const FREE_TRIES_FROM: u32 = 30;

/// The most of a browser's name that is kept.
const USER_AGENT_LIMIT: usize = 200;

/// A session that has just begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// For the cookie; the portal keeps only its hash.
    pub token: SecretToken,
    /// Who signed in.
    pub viewer: Viewer,
}

/// Signs in whoever has this address and password (guide: "inicia sesión"). An address that nobody has is answered like a wrong
/// password, and after the same time. Wrong passwords slow down per address to sign in with and per network address; a reset by
/// mail is possible all the while, and ends the waiting.
///
/// # Errors
/// [`ServiceError::Rejected`] when a field is empty or malformed, or at the form with [`Problem::WrongCredentials`] or
/// [`Problem::TooManyAttempts`].
pub async fn sign_in(
    portal: &Portal,
    email: &str,
    password: &str,
    client: &Client,
) -> Result<NewSession, ServiceError> {
    let email = read(email, password)?;
    let throttles = [
        sign_in_throttle(&email),
        Throttle::new("sign in from", &client.address, FREE_TRIES_FROM),
    ];
    // Counted before the password is looked at: many tries at once are as many tries.
    let user = portal
        .db
        .write(async |connection| {
            for throttle in &throttles {
                throttle.take(portal, connection).await?;
            }
            Ok::<_, ServiceError>(users::find_by_email(connection, &email).await?)
        })
        .await?;
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let matches = portal.passwords.matches(password, hash).await?;
    match user {
        Some(user) if matches => begin(portal, &user, client, &throttles).await,
        _ => Err(wrong()),
    }
}

fn wrong() -> ServiceError {
    ServiceError::rejected(Field::Form, Problem::WrongCredentials)
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

async fn begin(
    portal: &Portal,
    user: &User,
    client: &Client,
    [for_user, from_address]: &[Throttle; 2],
) -> Result<NewSession, ServiceError> {
    let token = SecretToken::mint(&portal.ids);
    let hash = token.hash();
    let now = portal.clock.now();
    let user_agent: String = client.user_agent.chars().take(USER_AGENT_LIMIT).collect();
    let new = NewSessionRow {
        id: SessionId::from_uuid(portal.ids.uuid()),
        token_hash: &hash,
        user_id: user.id,
        user_agent: &user_agent,
        expires_at: now.plus_seconds(portal.settings.session_absolute_seconds),
    };
    portal
        .db
        .write(async |connection| {
            if !is_current(connection, user).await? {
                return Err(wrong());
            }
            for_user.forget(connection).await?;
            from_address.take_back(connection).await?;
            // Signing in is rare, so it is also when old sessions and old failures are cleared away.
            sessions::delete_expired(connection, now).await?;
            attempts::forget_old(connection, now.plus_seconds(-FORGOTTEN_AFTER_SECONDS)).await?;
            sessions::insert(connection, &new, now).await?;
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
