//! Writing to priority support (guide: "ponte en contacto con el servicio de asistencia prioritaria de CPS").

use cps_domain::view::SupportPage;
use cps_domain::{Language, SupportForm, SupportRequestId};

use super::post::{Recipient, post};
use super::record::record_entry;
use super::throttle::Throttle;
use super::{Client, ServiceError, SignedIn};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{accounts, support_requests};

/// So many requests from one network address cost nothing.
const FREE_REQUESTS: u32 = 20;

/// The form as it starts: a member's address stands there already.
#[must_use]
pub fn open_support(signed_in: Option<&SignedIn>) -> SupportPage {
    SupportPage {
        email: signed_in.map_or_else(String::new, |who| who.viewer().email.clone()),
    }
}

/// Keeps a request for staff's page, and sends it to them by mail.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form at once, or when one network address writes too often.
pub async fn request_support(
    portal: &Portal,
    signed_in: Option<&SignedIn>,
    language: Language,
    form: &SupportForm,
    client: &Client,
) -> Result<(), ServiceError> {
    let request = form.parse().map_err(ServiceError::Rejected)?;
    let member = match signed_in {
        Some(SignedIn::Member(member, _)) => Some(member),
        _ => None,
    };
    let account_id = member.map(|member| member.account_id);
    let throttle = Throttle::new("support from", &client.address, FREE_REQUESTS);
    portal
        .db
        .write(async |connection| {
            throttle.take(portal, connection).await?;
            let (id, now) = (
                SupportRequestId::from_uuid(portal.ids.uuid()),
                portal.clock.now(),
            );
            support_requests::insert(connection, (id, account_id), &request, language, now).await?;
            let who = (account_id, member.map(|member| member.user_id));
            record_entry(portal, connection, who, Action::SupportRequested, id).await?;
            let account = match account_id {
                Some(id) => accounts::find(connection, id).await?,
                None => None,
            };
            let message = Message::SupportRequest {
                from: request.email.clone(),
                company: account.map(|account| account.company),
                topic: request.topic,
                message: request.message.to_string(),
            };
            let recipient = Recipient {
                account_id,
                email: portal.settings.support_address.clone(),
                language,
            };
            Ok(post(portal, connection, recipient, &message).await?)
        })
        .await
}
