//! What setting and changing a password have in common.

use cps_domain::{EmailAddress, Field, Problem, UserId, check_password, own_words};

use super::ServiceError;
use super::post::{Recipient, post};
use super::throttle::Throttle;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::accounts::{self, Account};
use crate::store::users::{self, User};
use crate::store::{Connection, StoreError};

/// So many wrong passwords for one address cost nothing.
const FREE_TRIES: u32 = 5;

/// A user with the account they belong to; staff belong to none.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) user: User,
    account: Option<Account>,
}

impl Owner {
    /// Reads both.
    pub(super) async fn find(
        connection: &mut Connection<'_>,
        id: UserId,
    ) -> Result<Self, ServiceError> {
        let user = users::find(connection, id).await?;
        let user = user.ok_or(ServiceError::NotFound)?;
        let account = match user.account_id {
            Some(id) => accounts::find(connection, id).await?,
            None => None,
        };
        Ok(Self { user, account })
    }

    /// What a stranger would try first.
    fn own_words(&self) -> Vec<String> {
        let account = self.account.as_ref();
        own_words(&[
            self.user.email.as_str(),
            account.map_or("", |account| account.company.as_str()),
            account.map_or("", |account| account.contact.as_str()),
        ])
    }

    /// How to address them.
    pub(super) fn contact(&self) -> String {
        let account = self.account.as_ref();
        account.map_or_else(
            || self.user.email.to_string(),
            |account| account.contact.clone(),
        )
    }

    /// Where mail reaches them, in the account's language; staff, who have none, get theirs.
    pub(super) fn recipient(&self) -> Recipient {
        let account = self.account.as_ref();
        Recipient {
            account_id: self.user.account_id,
            email: self.user.email.clone(),
            language: account.map_or(self.user.language, |account| account.language),
        }
    }
}

/// Whether this is still the user's password: hashing takes a while, and it may have been replaced during it.
pub(super) async fn is_current(
    connection: &mut Connection<'_>,
    user: &User,
) -> Result<bool, StoreError> {
    let found = users::find(connection, user.id).await?;
    Ok(found.is_some_and(|found| found.password_hash == user.password_hash))
}

/// Refuses what cannot be this user's password: too short, too long, their own words, or common.
pub(super) async fn check_new(
    portal: &Portal,
    owner: &Owner,
    password: &str,
) -> Result<(), ServiceError> {
    let refused = |problem| ServiceError::rejected(Field::NewPassword, problem);
    let own_words = owner.own_words();
    check_password(password, &own_words).map_err(refused)?;
    if portal.passwords.is_common(password, own_words).await? {
        return Err(refused(Problem::PasswordCommon));
    }
    Ok(())
}

/// Writes the mail that warns of a changed password.
pub(super) async fn announce(
    portal: &Portal,
    connection: &mut Connection<'_>,
    owner: &Owner,
) -> Result<(), StoreError> {
    let message = Message::PasswordChanged {
        contact: owner.contact(),
        at: portal.clock.now(),
    };
    post(portal, connection, owner.recipient(), &message).await
}

/// Slows down guessing the password of this address.
pub(super) fn sign_in_throttle(email: &EmailAddress) -> Throttle {
    Throttle::new("sign in as", email.as_str(), FREE_TRIES)
}
