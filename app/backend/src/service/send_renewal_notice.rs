//! Thirty days before a term ends the member is told what will happen, and what it costs.

use cps_domain::{Occasion, TermId};

use super::ServiceError;
use super::outlook::{Outlook, outlook, running};
use super::post::{Recipient, post};
use super::record::record_unattended;
use crate::jobs::TermEnd;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::{self, Action};
use crate::store::{Connection, StoreError, terms};

/// Tells the member, once a term. Where the points no longer reach, the best level that they do reach is offered.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub(crate) async fn send_renewal_notice(portal: &Portal, end: TermEnd) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let Some((account, subscription)) = running(connection, end).await? else {
                return Ok(());
            };
            let term = current_term(connection, end).await?;
            let term = term.ok_or(ServiceError::NotFound)?;
            if was_sent(connection, term).await? {
                return Ok(());
            }
            let (outlook, best) = outlook(connection, &account, &subscription).await?;
            let (renewed, offered) = match outlook {
                Outlook::Renews(level) => (Some(level), None),
                Outlook::OutOfReach => (None, best),
                Outlook::Ends => (None, None),
            };
            let message = Message::RenewalNotice {
                contact: account.contact.clone(),
                level: subscription.level,
                ends_on: subscription.ends_on,
                renews_at: renewed.as_ref().map(|level| level.code),
                fee: renewed.as_ref().map(|level| level.fee),
                offered,
            };
            post(portal, connection, Recipient::of(&account)?, &message).await?;
            let action = Action::RenewalNoticeSent;
            Ok(record_unattended(portal, connection, account.id, action, term).await?)
        })
        .await
}

/// The term that ends then; upgrades in it are none of their own.
async fn current_term(
    connection: &mut Connection<'_>,
    end: TermEnd,
) -> Result<Option<TermId>, StoreError> {
    let terms = terms::of_subscription(connection, end.subscription_id).await?;
    let mut current = terms
        .into_iter()
        .filter(|term| term.ends_on == end.ends_on && term.occasion != Occasion::Upgrade);
    Ok(current.next().map(|term| term.id))
}

async fn was_sent(connection: &mut Connection<'_>, term: TermId) -> Result<bool, StoreError> {
    let records = audit::about(connection, &term.to_string()).await?;
    let mut actions = records.into_iter().map(|(_, action)| action);
    Ok(actions.any(|action| action == Action::RenewalNoticeSent))
}
