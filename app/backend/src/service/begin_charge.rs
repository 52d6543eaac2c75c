//! The first half of charging a card: the attempt is written down before the provider hears of it.

use cps_domain::{CardOnFile, ChargeId, Money};

use super::ServiceError;
use super::charge_outcome::not_charged;
use super::record::record_unattended;
use crate::payments::{CardToken, StoredCard};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::charges::{self, Attempt, ChargeState};
use crate::store::documents::Document;
use crate::store::{Connection, books, subscriptions};

/// What there is to do about an invoice.
#[derive(Debug)]
pub(super) enum Begun {
    /// Nothing: nothing is open, or this attempt of the schedule was made.
    Nothing,
    /// There is no card that could be charged.
    NoCard,
    /// The provider is to be asked for this.
    New(Attempt),
    /// There is an attempt whose outcome is not known: it comes first.
    Open(Attempt),
}

/// Writes an attempt to charge what is open of an invoice, unless there is one whose outcome is not known. `step` is which of the
/// attempts on schedule it is; `None` if the member asks for it.
pub(super) async fn begin_charge(
    portal: &Portal,
    connection: &mut Connection<'_>,
    invoice: &Document,
    step: Option<u8>,
) -> Result<Begun, ServiceError> {
    let attempts = charges::of_document(connection, invoice.id).await?;
    if let Some(open) = attempts.iter().find(|attempt| attempt.state.is_open()) {
        return Ok(Begun::Open(open.clone()));
    }
    let made = step.is_some() && attempts.iter().any(|attempt| attempt.step == step);
    let charged = attempts
        .iter()
        .any(|attempt| attempt.state == ChargeState::Succeeded);
    let open = books::open_amount(connection, invoice.id).await?;
    if made || charged || open.amount <= 0 {
        return Ok(Begun::Nothing);
    }
    let subscription = subscriptions::find(connection, invoice.subscription_id).await?;
    let subscription = subscription.ok_or(ServiceError::NotFound)?;
    let ordinal = attempts.last().map_or(1, |last| last.ordinal + 1);
    let new = |card| new_attempt(portal, invoice, (ordinal, step), open, card);
    match (subscription.stored_card(), step) {
        (Some(card), _) => {
            let attempt = new(card);
            charges::insert(connection, &attempt).await?;
            let (action, account_id) = (Action::ChargeSent, invoice.account_id);
            record_unattended(portal, connection, account_id, action, attempt.id).await?;
            Ok(Begun::New(attempt))
        }
        (None, None) => Ok(Begun::NoCard),
        (None, Some(_)) => {
            // A card from before cards were charged: the member is asked for another one, as if it had been declined.
            let attempt = Attempt {
                state: ChargeState::Declined,
                settled_at: Some(portal.clock.now()),
                ..new(unusable(subscription.card))
            };
            charges::insert(connection, &attempt).await?;
            not_charged(portal, connection, invoice, &attempt).await?;
            Ok(Begun::Nothing)
        }
    }
}

fn new_attempt(
    portal: &Portal,
    invoice: &Document,
    (ordinal, step): (u32, Option<u8>),
    amount: Money,
    card: StoredCard,
) -> Attempt {
    Attempt {
        id: ChargeId::from_uuid(portal.ids.uuid()),
        account_id: invoice.account_id,
        document_id: invoice.id,
        ordinal,
        step,
        amount,
        card,
        state: ChargeState::Sent,
        created_at: portal.clock.now(),
        settled_at: None,
    }
}

fn unusable(card: Option<CardOnFile>) -> StoredCard {
    let unknown = || CardOnFile {
        brand: String::new(),
        last_four: String::new(),
        expires: String::new(),
    };
    StoredCard {
        on_file: card.unwrap_or_else(unknown),
        token: CardToken::new(""),
    }
}
