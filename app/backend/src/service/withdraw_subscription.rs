//! Withdrawing within the first days of a term: it is as if the term had not been sold.

use cps_domain::{CreditReason, EndedBecause, Field, Problem, can_withdraw};

use super::credit::credit;
use super::give_back::give_back;
use super::post::{Recipient, post};
use super::record::record;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::subscriptions::{self, Subscription};
use crate::store::{Connection, documents, terms};

/// Ends the subscription at once. What the current term's invoices say, upgrades included, is credited whole, and what was paid is
/// given back; what was not invoiced yet never will be.
///
/// # Errors
/// [`ServiceError::Rejected`] if it is not confirmed, there is no live subscription, or its term began too long ago.
pub async fn withdraw_subscription(
    portal: &Portal,
    member: &Member,
    confirmed: bool,
) -> Result<(), ServiceError> {
    if !confirmed {
        return Err(ServiceError::rejected(
            Field::Confirmed,
            Problem::NotConfirmed,
        ));
    }
    portal
        .db
        .write(async |connection| {
            let standing = Standing::read(portal, connection, member.account_id).await?;
            let live = standing.live()?;
            if !can_withdraw(live.starts_on, standing.today) {
                let problem = Problem::WithdrawalOver;
                return Err(ServiceError::rejected(Field::Form, problem));
            }
            let (id, because) = (live.id, EndedBecause::Withdrawn);
            subscriptions::end(connection, id, because, portal.clock.now()).await?;
            let action = Action::SubscriptionWithdrawn;
            record(portal, connection, member, action, id).await?;
            take_back(portal, connection, live).await?;
            let message = Message::WithdrawalConfirmed {
                contact: standing.account.contact.clone(),
                level: live.level,
            };
            let recipient = Recipient::of(&standing.account)?;
            Ok(post(portal, connection, recipient, &message).await?)
        })
        .await
}

/// Takes back what was sold for the current term. Earlier terms were used, and stay.
async fn take_back(
    portal: &Portal,
    connection: &mut Connection<'_>,
    subscription: &Subscription,
) -> Result<(), ServiceError> {
    let terms = terms::of_subscription(connection, subscription.id).await?;
    let current = terms
        .into_iter()
        .filter(|term| term.ends_on == subscription.ends_on && term.withdrawn_at.is_none());
    for term in current {
        let Some(id) = documents::of_term(connection, term.id).await? else {
            terms::withdraw(connection, term.id, portal.clock.now()).await?;
            continue;
        };
        let invoice = documents::find(connection, id).await?;
        let invoice = invoice.ok_or(ServiceError::NotFound)?;
        let (reason, gross) = (CreditReason::Withdrawal, invoice.price.gross);
        let note = credit(portal, connection, &invoice, reason, gross).await?;
        give_back(portal, connection, &invoice, &note).await?;
    }
    Ok(())
}
