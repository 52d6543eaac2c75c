//! Back from the provider's page with another card.

use cps_domain::view::PayNext;
use cps_domain::{DocumentId, Problem, VerificationId};

use super::begin_charge::Begun;
use super::first_wins::first_wins;
use super::notify::notify;
use super::pay_invoice::{begin_by_hand, charge_by_hand, come_to};
use super::record::record_unattended;
use super::replace_card::page;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::payments::{Outcome, StoredCard};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::card_replacements::{self, CardReplacement, ReplacementState};
use crate::store::{Connection, accounts, books, charges, documents, subscriptions};

/// What became of another card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// Nothing yet: the provider's page, at this address, waits for the member.
    Visit(String),
    /// The subscription has it.
    Replaced,
    /// The subscription has it, and it was charged for this invoice: this came of it.
    Paid(DocumentId, PayNext),
    /// There is no other card, for this reason; it was to pay this invoice, if any.
    Failed(Option<DocumentId>, Problem),
}

/// Asks the provider what became of the card and acts on it: the subscription gets it, and the invoice that was to be paid with it is
/// charged to it. Doing so twice gives the same result.
///
/// # Errors
/// [`ServiceError::NotFound`] for an unknown replacement, or that of another account; [`ServiceError::Provider`] when the provider
/// does not answer.
pub async fn finish_card_replacement(
    portal: &Portal,
    member: &Member,
    id: VerificationId,
) -> Result<Replacement, ServiceError> {
    let found = find(portal, id).await?;
    if found.account_id != member.account_id {
        return Err(ServiceError::NotFound);
    }
    finish(portal, found).await
}

/// The same without a browser, when the provider says that something happened. Nothing happens if the verification is none of a
/// replacement.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider does not answer; other [`ServiceError`]s when the store fails.
pub(crate) async fn finish_card_replacement_unattended(
    portal: &Portal,
    id: VerificationId,
) -> Result<(), ServiceError> {
    match find(portal, id).await {
        Ok(found) if found.state == ReplacementState::Verifying => {
            finish(portal, found).await.map(|_| ())
        }
        Ok(_) | Err(ServiceError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn find(portal: &Portal, id: VerificationId) -> Result<CardReplacement, ServiceError> {
    portal
        .db
        .read(async |connection| own(connection, id).await)
        .await
}

async fn own(
    connection: &mut Connection<'_>,
    id: VerificationId,
) -> Result<CardReplacement, ServiceError> {
    let found = card_replacements::find(connection, id).await?;
    found.ok_or(ServiceError::NotFound)
}

/// What the database says of a replacement.
enum Decided {
    /// The member is still at it.
    Not,
    /// The subscription has just got the card, and this is to be done about the invoice that it was to pay.
    Charge(DocumentId, Begun),
    /// There is nothing more to do.
    Known(Replacement),
}

async fn finish(portal: &Portal, found: CardReplacement) -> Result<Replacement, ServiceError> {
    let id = found.id;
    let outcome = match found.state {
        ReplacementState::Verifying => Some(portal.provider.outcome(id).await?),
        ReplacementState::Finished | ReplacementState::Failed(_) => None,
    };
    let outcome = outcome.as_ref();
    let decided = first_wins(portal, async |connection| {
        let replacement = own(connection, id).await?;
        decide(portal, connection, &replacement, outcome).await
    })
    .await?;
    match decided {
        Decided::Not => Ok(Replacement::Visit(page(portal, id).await?)),
        Decided::Charge(document_id, begun) => pay(portal, document_id, begun).await,
        Decided::Known(replacement) => Ok(replacement),
    }
}

async fn decide(
    portal: &Portal,
    connection: &mut Connection<'_>,
    replacement: &CardReplacement,
    outcome: Option<&Outcome>,
) -> Result<Decided, ServiceError> {
    let document_id = replacement.document_id;
    let problem = match (replacement.state, outcome) {
        (ReplacementState::Finished, _) => {
            return Ok(Decided::Known(repeated(connection, document_id).await?));
        }
        (ReplacementState::Failed(problem), _) => {
            return Ok(Decided::Known(Replacement::Failed(document_id, problem)));
        }
        (ReplacementState::Verifying, None | Some(Outcome::Pending)) => return Ok(Decided::Not),
        (ReplacementState::Verifying, Some(Outcome::Verified(card))) => {
            let account = accounts::find(connection, replacement.account_id).await?;
            if account.is_some_and(|account| !account.email.is_empty()) {
                return replace(portal, connection, replacement, card).await;
            }
            // Closed meanwhile: no card is kept.
            Problem::PaymentCanceled
        }
        (ReplacementState::Verifying, Some(Outcome::Declined)) => Problem::CardDeclined,
        (ReplacementState::Verifying, Some(Outcome::AuthenticationFailed)) => {
            Problem::AuthenticationFailed
        }
        (ReplacementState::Verifying, Some(Outcome::Canceled)) => Problem::PaymentCanceled,
    };
    card_replacements::fail(connection, replacement.id, problem).await?;
    let (action, account_id) = (Action::CardReplacementFailed, replacement.account_id);
    record_unattended(portal, connection, account_id, action, replacement.id).await?;
    Ok(Decided::Known(Replacement::Failed(document_id, problem)))
}

/// Gives the subscription the card, and begins to charge the invoice that it was to pay.
async fn replace(
    portal: &Portal,
    connection: &mut Connection<'_>,
    replacement: &CardReplacement,
    card: &StoredCard,
) -> Result<Decided, ServiceError> {
    let (id, account_id) = (replacement.id, replacement.account_id);
    subscriptions::replace_card(connection, replacement.subscription_id, card).await?;
    card_replacements::finish(connection, id).await?;
    let action = Action::CardReplaced;
    record_unattended(portal, connection, account_id, action, id).await?;
    notify(portal, connection, account_id, |contact| {
        Message::CardReplaced {
            contact,
            card: card.on_file.clone(),
        }
    })
    .await?;
    match replacement.document_id {
        None => Ok(Decided::Known(Replacement::Replaced)),
        Some(document_id) => {
            let begun = begin(portal, connection, document_id).await?;
            Ok(Decided::Charge(document_id, begun))
        }
    }
}

async fn begin(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Begun, ServiceError> {
    let invoice = documents::find(connection, document_id).await?;
    let invoice = invoice.ok_or(ServiceError::NotFound)?;
    begin_by_hand(portal, connection, &invoice).await
}

/// Charges the invoice. An attempt with the former card, if its outcome was not known, comes first.
async fn pay(portal: &Portal, id: DocumentId, begun: Begun) -> Result<Replacement, ServiceError> {
    let former_card = matches!(begun, Begun::Open(_));
    let next = charge_by_hand(portal, begun).await?;
    if !former_card || matches!(next, PayNext::Paid | PayNext::Settling) {
        return Ok(Replacement::Paid(id, next));
    }
    let begun = first_wins(portal, async |connection| {
        begin(portal, connection, id).await
    })
    .await?;
    Ok(Replacement::Paid(id, charge_by_hand(portal, begun).await?))
}

/// What is said when the browser comes back a second time.
async fn repeated(
    connection: &mut Connection<'_>,
    document_id: Option<DocumentId>,
) -> Result<Replacement, ServiceError> {
    let Some(id) = document_id else {
        return Ok(Replacement::Replaced);
    };
    if books::open_amount(connection, id).await?.amount <= 0 {
        return Ok(Replacement::Paid(id, PayNext::Paid));
    }
    let attempts = charges::of_document(connection, id).await?;
    let last = attempts.last().map(|last| come_to(last.state));
    Ok(Replacement::Paid(id, last.unwrap_or(PayNext::Settling)))
}
