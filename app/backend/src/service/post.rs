//! Writing a mail into the outbox, in the transaction of what causes it.

use cps_domain::{AccountId, EmailAddress, Language, MailId};

use super::write_job::write_job;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::accounts::Account;
use crate::store::jobs::JobKind;
use crate::store::mails::OutgoingMail;
use crate::store::{Connection, StoreError, column, mails};

/// To whom a mail goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recipient {
    /// Whose account it concerns: with that account it is erased.
    pub(crate) account_id: Option<AccountId>,
    /// Where to.
    pub(crate) email: EmailAddress,
    /// In which language.
    pub(crate) language: Language,
}

impl Recipient {
    /// The contact of an account.
    pub(crate) fn of(account: &Account) -> Result<Self, StoreError> {
        Ok(Self {
            account_id: Some(account.id),
            email: column::parse("accounts.email", &account.email)?,
            language: account.language,
        })
    }
}

/// Writes a mail and the job that delivers it.
pub(crate) async fn post(
    portal: &Portal,
    connection: &mut Connection<'_>,
    recipient: Recipient,
    message: &Message,
) -> Result<(), StoreError> {
    let now = portal.clock.now();
    let mail = OutgoingMail {
        id: MailId::from_uuid(portal.ids.uuid()),
        account_id: recipient.account_id,
        recipient: recipient.email,
        reply_to: message.reply_to().cloned(),
        language: recipient.language,
        kind: message.kind().to_owned(),
        message: serde_json::to_string(message)
            .map_err(|error| StoreError::corrupt("mails.message", error))?,
        created_at: now,
    };
    mails::insert(connection, &mail).await?;
    deliver_later(portal, connection, mail.id).await
}

/// Writes the job that delivers a mail.
pub(super) async fn deliver_later(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: MailId,
) -> Result<(), StoreError> {
    let job = (JobKind::SendMail, id.to_string());
    write_job(portal, connection, job, portal.clock.now()).await
}
