//! Applying for a business account (guide: "la solicitud de la cuenta empresarial").

use cps_domain::view::ApplyPage;
use cps_domain::{ApplicationForm, ApplicationId, NewApplication};

use super::approve::{LinkOldAccount, approve};
use super::link::{self, CONFIRMATION_SECONDS};
use super::password::Owner;
use super::post::{Recipient, post};
use super::product_change::participating;
use super::record::record_entry;
use super::throttle::Throttle;
use super::write_job::write_job;
use super::{Client, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::applications::{self, PendingApplication};
use crate::store::audit::Action;
use crate::store::jobs::JobKind;
use crate::store::links::LinkTarget;
use crate::store::users::User;
use crate::store::{Connection, StoreError, links, mails, users};

/// So many applications from one network address cost nothing: an agency may apply for its clients.
const FREE_APPLICATIONS: u32 = 20;

/// However often strangers apply in somebody's name, within a day that address is written one mail of a kind, or a few where each
/// has a link of its own.
const MAILS_PER_DAY: u32 = 1;
const LINKS_PER_DAY: u32 = 3;
const DAY_SECONDS: i64 = 24 * 60 * 60;

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
                return tell_member(portal, connection, &user).await;
            }
            let pending = applications::pending_by_email(connection, &application.email).await?;
            match pending {
                Some(pending) => Ok(tell_applicant(portal, connection, &pending).await?),
                None => receive(portal, connection, application.clone()).await,
            }
        })
        .await
}

/// Somebody applied with a user's address: that user must know, and nobody else may. The audit row also makes this take as long as
/// a first application.
async fn tell_member(
    portal: &Portal,
    connection: &mut Connection<'_>,
    user: &User,
) -> Result<(), ServiceError> {
    let (who, action) = ((user.account_id, None), Action::ApplicationRepeated);
    record_entry(portal, connection, who, action, user.id).await?;
    let owner = Owner::find(connection, user.id).await?;
    let contact = owner.contact();
    let (recipient, message) = (owner.recipient(), Message::AlreadyMember { contact });
    Ok(post_at_most(portal, connection, recipient, &message, MAILS_PER_DAY).await?)
}

async fn tell_applicant(
    portal: &Portal,
    connection: &mut Connection<'_>,
    pending: &PendingApplication,
) -> Result<(), StoreError> {
    let action = Action::ApplicationRepeated;
    record_entry(portal, connection, (None, None), action, pending.id).await?;
    let message = Message::AlreadyApplied {
        contact: pending.details.contact.to_string(),
        company: pending.details.company.to_string(),
    };
    let recipient = applicant(&pending.details);
    post_at_most(portal, connection, recipient, &message, MAILS_PER_DAY).await
}

async fn post_at_most(
    portal: &Portal,
    connection: &mut Connection<'_>,
    recipient: Recipient,
    message: &Message,
    per_day: u32,
) -> Result<(), StoreError> {
    let since = portal.clock.now().plus_seconds(-DAY_SECONDS);
    let written = mails::count_since(connection, &recipient.email, message.kind(), since).await?;
    if written < per_day {
        post(portal, connection, recipient, message).await?;
    }
    Ok(())
}

/// Keeps a new application. Where no staff decide, a job does: deciding here would take time that tells who has no account yet.
async fn receive(
    portal: &Portal,
    connection: &mut Connection<'_>,
    details: NewApplication,
) -> Result<(), ServiceError> {
    let application = PendingApplication {
        id: ApplicationId::from_uuid(portal.ids.uuid()),
        details,
    };
    let now = portal.clock.now();
    applications::insert(connection, &application, now).await?;
    let (action, id) = (Action::ApplicationReceived, application.id);
    record_entry(portal, connection, (None, None), action, id).await?;
    if !portal.settings.automatic_approval {
        return Ok(thank(portal, connection, &application.details).await?);
    }
    let job = (JobKind::DecideApplication, id.to_string());
    Ok(write_job(portal, connection, job, now).await?)
}

async fn thank(
    portal: &Portal,
    connection: &mut Connection<'_>,
    details: &NewApplication,
) -> Result<(), StoreError> {
    let message = Message::ApplicationReceived {
        contact: details.contact.to_string(),
        company: details.company.to_string(),
    };
    post(portal, connection, applicant(details), &message).await
}

/// Decides an application without staff, or asks the owner of the old account's address first. A job does this, see [`apply`];
/// what was decided or asked before stays as it is.
pub(crate) async fn decide_automatically(
    portal: &Portal,
    id: ApplicationId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let Some(application) = applications::pending(connection, id).await? else {
                return Ok(());
            };
            let details = &application.details;
            let to_confirm = details.old_email.as_ref();
            if to_confirm.is_none_or(|old_email| *old_email == details.email) {
                return approve(portal, connection, &application, None, LinkOldAccount::Yes).await;
            }
            if links::count_of_application(connection, id).await? == 0 {
                thank(portal, connection, details).await?;
                ask_to_confirm(portal, connection, &application).await?;
            }
            Ok(())
        })
        .await
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
    post_at_most(portal, connection, recipient, &message, LINKS_PER_DAY).await
}

/// Whoever applied, before there is an account.
pub(super) fn applicant(details: &NewApplication) -> Recipient {
    Recipient {
        account_id: None,
        email: details.email.clone(),
        language: details.language,
    }
}
