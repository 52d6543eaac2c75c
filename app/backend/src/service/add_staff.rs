//! Giving someone the staff's pages, from the command line.

use cps_domain::view::Role;
use cps_domain::{EmailAddress, Field, Language, Problem, UserId};

use super::ServiceError;
use crate::portal::Portal;
use crate::store::audit::{Action, Entry};
use crate::store::users::{self, User};
use crate::store::{Connection, StoreError, audit, links, sessions};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffAdded {
    /// There is a new member of staff.
    Added,
    /// They were staff already: they have the new password, are signed out everywhere, and links that they were sent are void.
    PasswordChanged,
    /// A member signs in with this address, so nothing was changed.
    AddressOfMember,
}

/// Lets this address sign in as staff with this password.
///
/// # Errors
/// [`ServiceError::Rejected`] when a field is empty or malformed.
pub async fn add_staff(
    portal: &Portal,
    email: &str,
    password: &str,
) -> Result<StaffAdded, ServiceError> {
    let email = EmailAddress::parse(email)
        .map_err(|problem| ServiceError::rejected(Field::Email, problem))?;
    if password.is_empty() {
        return Err(ServiceError::rejected(Field::Password, Problem::Required));
    }
    let password_hash = portal.passwords.hash(password).await?;
    portal
        .db
        .write(
            async |connection| match users::find_by_email(connection, &email).await? {
                None => Ok(insert(portal, connection, &email, &password_hash).await?),
                Some(user) if user.role() == Role::Staff => {
                    users::set_password(connection, user.id, &password_hash).await?;
                    links::use_up_all(connection, user.id, portal.clock.now()).await?;
                    sessions::delete_of_user(connection, user.id).await?;
                    Ok(StaffAdded::PasswordChanged)
                }
                Some(_) => Ok(StaffAdded::AddressOfMember),
            },
        )
        .await
}

async fn insert(
    portal: &Portal,
    connection: &mut Connection<'_>,
    email: &EmailAddress,
    password_hash: &str,
) -> Result<StaffAdded, StoreError> {
    let (id, now) = (UserId::from_uuid(portal.ids.uuid()), portal.clock.now());
    let user = User {
        id,
        account_id: None,
        email: email.clone(),
        password_hash: password_hash.to_owned(),
        language: Language::English,
        created_at: now,
    };
    users::insert(connection, &user).await?;
    let entry = Entry {
        id: portal.ids.uuid(),
        at: now,
        account_id: None,
        user_id: None,
        action: Action::StaffAdded,
        subject: id.to_string(),
    };
    audit::insert(connection, &entry).await?;
    Ok(StaffAdded::Added)
}
