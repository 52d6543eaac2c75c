//! Writing to the contact of an account about something that happened while nobody was there.

use cps_domain::AccountId;

use super::ServiceError;
use super::post::{Recipient, post};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::{Connection, accounts};

/// Writes the mail that `message` makes for the account's contact. A closed account has none, and gets none.
pub(super) async fn notify(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    message: impl FnOnce(String) -> Message,
) -> Result<(), ServiceError> {
    let account = accounts::find(connection, account_id).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    if account.email.is_empty() {
        return Ok(());
    }
    let recipient = Recipient::of(&account)?;
    let message = message(account.contact);
    Ok(post(portal, connection, recipient, &message).await?)
}
