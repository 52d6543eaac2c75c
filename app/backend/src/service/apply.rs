//! Applying for a business account (guide: "la solicitud de la cuenta empresarial").

use cps_domain::view::ApplyPage;
use cps_domain::{ApplicationForm, ApplicationId, NewApplication, UserId};

use super::approve::{LinkOldAccount, approve};
use super::link::{self, CONFIRMATION_SECONDS};
use super::password::Owner;
use super::post::{Recipient, post};
use super::product_change::participating;
use super::record::record_entry;
use super::throttle::Throttle;
use super::{Client, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::applications::{self, PendingApplication};
use crate::store::audit::Action;
use crate::store::links::LinkTarget;
use crate::store::{Connection, StoreError, mails, users};

/// So many applications from one network address cost nothing: an agency may apply for its clients.
const FREE_APPLICATIONS: u32 = 20;

/// The same mail is not written to the same address again within a day, however often a stranger applies in its name.
const SAME_MAIL_SECONDS: i64 = 24 * 60 * 60;

/// What the application's form needs.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn open_application(portal: &Portal) -> Result<ApplyPage, ServiceError> {
    let countries: Result<_, StoreError> = portal.db.read(participating_in).await;
    Ok(ApplyPage {
        countries: countries?,
    })
}

async fn participating_in(
    connection: &mut Connection<'_>,
) -> Result<Vec<cps_domain::CountryCode>, StoreError> {
    participating(connection).await
}

/// Takes an application. Whoever applies gets the same answer: an address that has an account, or an open application, is written
/// a mail that says so, and nobody else learns of it.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form at once, or when one network address applies too often.
pub async fn apply(
    portal: &Portal,
    form: &ApplicationForm,
    client: &Client,
) -> Result<(), ServiceError> {
    let countries: Result<_, StoreError> = portal.db.read(participating_in).await;
    let application = form.parse(&countries?).map_err(ServiceError::Rejected)?;
    let throttle = Throttle::new("apply from", &client.address, FREE_APPLICATIONS);
    portal
        .db
        .write(async |connection| {
            throttle.take(portal, connection).await?;
            if let Some(user) = users::find_by_email(connection, &application.email).await? {
                return tell_member(portal, connection, user.id).await;
            }
            let pending = applications::pending_by_email(connection, &application.email).await?;
            match pending {
                Some(pending) => Ok(tell_applicant(portal, connection, &pending).await?),
                None => receive(portal, connection, application.clone()).await,
            }
        })
        .await
}

/// Somebody applied with a user's address: that user must know, and nobody else may.
async fn tell_member(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: UserId,
) -> Result<(), ServiceError> {
    let owner = Owner::find(connection, id).await?;
    let contact = owner.contact();
    let message = Message::AlreadyMember { contact };
    Ok(post_once_a_day(portal, connection, owner.recipient(), &message).await?)
}

async fn tell_applicant(
    portal: &Portal,
    connection: &mut Connection<'_>,
    pending: &PendingApplication,
) -> Result<(), StoreError> {
    let message = Message::AlreadyApplied {
        contact: pending.details.contact.to_string(),
        company: pending.details.company.to_string(),
    };
    post_once_a_day(portal, connection, applicant(&pending.details), &message).await
}

async fn post_once_a_day(
    portal: &Portal,
    connection: &mut Connection<'_>,
    recipient: Recipient,
    message: &Message,
) -> Result<(), StoreError> {
    let since = portal.clock.now().plus_seconds(-SAME_MAIL_SECONDS);
    let written = mails::count_since(connection, &recipient.email, message.kind(), since).await?;
    if written == 0 {
        post(portal, connection, recipient, message).await?;
    }
    Ok(())
}

/// Keeps a new application, and decides it at once where the operator wants that and nothing is left to confirm.
async fn receive(
    portal: &Portal,
    connection: &mut Connection<'_>,
    details: NewApplication,
) -> Result<(), ServiceError> {
    let application = PendingApplication {
        id: ApplicationId::from_uuid(portal.ids.uuid()),
        details,
    };
    applications::insert(connection, &application, portal.clock.now()).await?;
    record_entry(
        portal,
        connection,
        (None, None),
        Action::ApplicationReceived,
        application.id,
    )
    .await?;
    let to_confirm = application.details.old_email.as_ref();
    let to_confirm = to_confirm.filter(|old_email| **old_email != application.details.email);
    if portal.settings.automatic_approval && to_confirm.is_none() {
        return approve(portal, connection, &application, None, LinkOldAccount::Yes).await;
    }
    let message = Message::ApplicationReceived {
        contact: application.details.contact.to_string(),
        company: application.details.company.to_string(),
    };
    post(
        portal,
        connection,
        applicant(&application.details),
        &message,
    )
    .await?;
    if portal.settings.automatic_approval {
        ask_to_confirm(portal, connection, &application).await?;
    }
    Ok(())
}

/// Asks the owner of the old account's address whether the application may name it.
async fn ask_to_confirm(
    portal: &Portal,
    connection: &mut Connection<'_>,
    application: &PendingApplication,
) -> Result<(), StoreError> {
    let details = &application.details;
    let Some(old_email) = &details.old_email else {
        return Ok(());
    };
    let target = LinkTarget::ConfirmOldEmail(application.id);
    let link = link::add(portal, connection, target, CONFIRMATION_SECONDS).await?;
    let message = Message::ConfirmOldEmail {
        company: details.company.to_string(),
        email: details.email.clone(),
        link,
    };
    let recipient = Recipient {
        email: old_email.clone(),
        ..applicant(details)
    };
    post(portal, connection, recipient, &message).await
}

/// Whoever applied, before there is an account.
pub(super) fn applicant(details: &NewApplication) -> Recipient {
    Recipient {
        account_id: None,
        email: details.email.clone(),
        language: details.language,
    }
}
