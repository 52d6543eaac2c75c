//! Closing an account: what the law lets us erase is erased, invoices stay, frozen.

use cps_domain::{AccountId, EmailAddress, Field, Problem};

use super::change_password::{confirm_password, wrong};
use super::password::{Owner, is_current};
use super::post::{Recipient, post};
use super::record::record;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{
    Connection, StoreError, accounts, applications, books, charges, links, mails, old_accounts,
    product_uploads, products, sessions, subscriptions, support_requests, terms, users,
};

/// Closes the member's account for good. Products, the old account, contact, requests, mails and sessions are erased, the
/// subscription ends; invoices stay as they were issued.
///
/// # Errors
/// [`ServiceError::Rejected`] when the password is wrong, when it is not confirmed, with [`Problem::InvoicePending`] while an
/// invoice is on its way, which needs to say whom it is for, or with [`Problem::MoneyOpen`] while either side owes the other.
pub async fn close_account(
    portal: &Portal,
    member: &Member,
    password: &str,
    confirmed: bool,
) -> Result<(), ServiceError> {
    if !confirmed {
        return Err(ServiceError::rejected(
            Field::Confirmed,
            Problem::NotConfirmed,
        ));
    }
    let owner = confirm_password(portal, member, password).await?;
    portal
        .db
        .write(async |connection| close(portal, connection, member, &owner).await)
        .await
}

async fn close(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    owner: &Owner,
) -> Result<(), ServiceError> {
    let id = member.account_id;
    if !is_current(connection, &owner.user).await? {
        return Err(wrong(Problem::WrongPassword));
    }
    settled(connection, id).await?;
    let account = accounts::find(connection, id).await?;
    let old_account_id = account.and_then(|account| account.old_account_id);
    erase(connection, id, &owner.user.email).await?;
    subscriptions::end_of_account(connection, id, portal.clock.now()).await?;
    charges::forget_cards(connection, id).await?;
    if !accounts::close(connection, id, portal.clock.now()).await? {
        return Err(ServiceError::NotFound);
    }
    if let Some(old_account_id) = old_account_id {
        old_accounts::delete(connection, old_account_id).await?;
    }
    record(portal, connection, member, Action::AccountClosed, id).await?;
    let recipient = Recipient {
        // No longer this account's: the mail is erased when it has been delivered.
        account_id: None,
        ..owner.recipient()
    };
    let contact = owner.contact();
    Ok(post(
        portal,
        connection,
        recipient,
        &Message::AccountClosed { contact },
    )
    .await?)
}

/// Whether nothing is to be invoiced, to be paid, or to be paid back any more.
async fn settled(connection: &mut Connection<'_>, id: AccountId) -> Result<(), ServiceError> {
    if terms::count_uninvoiced(connection, id).await? > 0 {
        return Err(ServiceError::rejected(Field::Form, Problem::InvoicePending));
    }
    let unsettled = books::unsettled(connection, id).await?;
    let balances = books::balances(connection, id).await?;
    let charging = charges::count_open(connection, id).await?;
    if unsettled.is_empty() && balances.is_empty() && charging == 0 {
        Ok(())
    } else {
        Err(ServiceError::rejected(Field::Form, Problem::MoneyOpen))
    }
}

/// Erases what says something about people, also what came from their address before there was an account, or signed out.
async fn erase(
    connection: &mut Connection<'_>,
    id: AccountId,
    email: &EmailAddress,
) -> Result<(), StoreError> {
    products::delete_of_account(connection, id).await?;
    product_uploads::delete_of_account(connection, id).await?;
    support_requests::delete_of_account(connection, id, email).await?;
    mails::delete_of_account(connection, id, email).await?;
    links::delete_of_account(connection, id, email).await?;
    applications::delete_of_account(connection, id, email).await?;
    sessions::delete_of_account(connection, id).await?;
    users::erase_of_account(connection, id).await
}
