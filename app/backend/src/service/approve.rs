//! From an application to an account, whether staff or the portal decides.

use cps_domain::{
    AccountId, EmailAddress, Field, OldAccountId, Points, Problem, UserId, VatNumber,
};

use super::ServiceError;
use super::link::{self, FIRST_PASSWORD_SECONDS};
use super::post::{Recipient, post};
use super::record::record_entry;
use crate::mail::Message;
use crate::passwords::NO_PASSWORD;
use crate::portal::Portal;
use crate::store::accounts::{self, Account};
use crate::store::applications::{self, Decision, PendingApplication};
use crate::store::audit::Action;
use crate::store::links::LinkTarget;
use crate::store::users::{self, User};
use crate::store::{Connection, StoreError, old_accounts};

/// Whether the new account gets the old account that its application names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkOldAccount {
    /// It does, if there is such an old account and nobody else has it.
    Yes,
    /// It does not.
    No,
}

/// Makes the account and its user, who is sent a link to set a password (guide: "cuando se haya creado tu nueva cuenta").
///
/// # Errors
/// [`ServiceError::NotFound`] when somebody decided first.
pub(super) async fn approve(
    portal: &Portal,
    connection: &mut Connection<'_>,
    application: &PendingApplication,
    by: Option<UserId>,
    link_old_account: LinkOldAccount,
) -> Result<(), ServiceError> {
    let details = &application.details;
    if users::find_by_email(connection, &details.email)
        .await?
        .is_some()
    {
        // Since the application the address has become somebody's.
        return Err(ServiceError::rejected(Field::Email, Problem::Malformed));
    }
    let old_account_id = match (link_old_account, &details.old_email) {
        (LinkOldAccount::Yes, Some(old_email)) => free_old_account(connection, old_email).await?,
        _ => None,
    };
    let account = account(portal, application, old_account_id);
    accounts::insert(connection, &account).await?;
    let at = portal.clock.now();
    let decision = Decision { by, at };
    if !applications::approve(connection, application.id, account.id, decision).await? {
        return Err(ServiceError::NotFound);
    }
    let action = Action::ApplicationApproved;
    record_entry(
        portal,
        connection,
        (Some(account.id), by),
        action,
        application.id,
    )
    .await?;
    if let Some(old) = old_account_id {
        let action = Action::OldAccountLinked;
        record_entry(portal, connection, (Some(account.id), by), action, old).await?;
    }
    Ok(invite_to_sign_in(portal, connection, &account, &details.email).await?)
}

/// The old account of this address, if there is one that no account has.
async fn free_old_account(
    connection: &mut Connection<'_>,
    old_email: &EmailAddress,
) -> Result<Option<OldAccountId>, StoreError> {
    let Some(old) = old_accounts::find_by_email(connection, old_email.as_str()).await? else {
        return Ok(None);
    };
    let linked = old_accounts::is_linked(connection, old.id).await?;
    Ok((!linked).then_some(old.id))
}

fn account(
    portal: &Portal,
    application: &PendingApplication,
    old_account_id: Option<OldAccountId>,
) -> Account {
    let details = &application.details;
    Account {
        id: AccountId::from_uuid(portal.ids.uuid()),
        company: details.company.to_string(),
        vat_number: VatNumber::as_str(&details.vat_number).to_owned(),
        // Its form and check digits are right, or it would not have been parsed.
        vat_number_valid: true,
        country: details.country,
        language: details.language,
        contact: details.contact.to_string(),
        email: details.email.to_string(),
        address: String::new(),
        old_account_id,
        old_member_number: None,
        points: Points::default(),
        product_count: 0,
        incomplete_count: 0,
        invited_at: None,
        created_at: portal.clock.now(),
    }
}

/// Adds the account's user and writes the mail with the link to set a password.
async fn invite_to_sign_in(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account: &Account,
    email: &EmailAddress,
) -> Result<(), StoreError> {
    let user = User {
        id: UserId::from_uuid(portal.ids.uuid()),
        account_id: Some(account.id),
        email: email.clone(),
        password_hash: NO_PASSWORD.to_owned(),
        language: account.language,
        created_at: portal.clock.now(),
    };
    users::insert(connection, &user).await?;
    let target = LinkTarget::Password(user.id);
    let message = Message::ApplicationApproved {
        contact: account.contact.clone(),
        company: account.company.clone(),
        link: link::add(portal, connection, target, FIRST_PASSWORD_SECONDS).await?,
    };
    post(portal, connection, Recipient::of(account)?, &message).await
}
