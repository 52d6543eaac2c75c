//! Canceling: the subscription ends with its term, and the member may say why.

use cps_domain::{CancelNote, CancelReason, Field, FieldProblem, Problem, Renewal};

use super::post::{Recipient, post};
use super::record::record;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::subscriptions::{self, Cancellation};

/// Lets the subscription end with its term, for this reason and with what was added to it, as typed. Saying the same again changes
/// nothing; until the term is over it can be taken back by switching the renewal on.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form, or if there is no live subscription.
pub async fn cancel_subscription(
    portal: &Portal,
    member: &Member,
    reason: &str,
    note: &str,
) -> Result<(), ServiceError> {
    let cancellation = read(reason, note).map_err(ServiceError::Rejected)?;
    let cancellation = &cancellation;
    portal
        .db
        .write(async |connection| {
            let standing = Standing::read(portal, connection, member.account_id).await?;
            let live = standing.live()?;
            if live.renewal == Renewal::EndsAtTerm
                && live.cancellation.as_ref() == Some(cancellation)
            {
                return Ok(());
            }
            subscriptions::cancel(connection, live.id, cancellation).await?;
            let action = Action::SubscriptionCanceled;
            record(portal, connection, member, action, live.id).await?;
            let message = Message::CancellationConfirmed {
                contact: standing.account.contact.clone(),
                level: live.level,
                ends_on: live.ends_on,
            };
            let recipient = Recipient::of(&standing.account)?;
            Ok(post(portal, connection, recipient, &message).await?)
        })
        .await
}

fn read(reason: &str, note: &str) -> Result<Cancellation, Vec<FieldProblem>> {
    let reason = reason.parse::<CancelReason>();
    let reason = reason.map_err(|_| FieldProblem::new(Field::Reason, Problem::Required));
    let note = match note.trim() {
        "" => Ok(None),
        note => CancelNote::parse(note).map(Some),
    };
    let note = note.map_err(|problem| FieldProblem::new(Field::Note, problem));
    match (reason, note) {
        (Ok(reason), Ok(note)) => Ok(Cancellation { reason, note }),
        (reason, note) => Err(reason.err().into_iter().chain(note.err()).collect()),
    }
}
