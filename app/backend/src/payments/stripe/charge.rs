//! Charging a card while its owner is away.

use super::api::Api;
use super::card::{Owned, owned};
use super::form::{Form, form};
use super::shapes::{ApiError, List, PaymentIntent};
use super::{StripeError, unreachable};
use crate::payments::{CardToken, Charge, ChargeOutcome, ProviderError};

const INTENTS: &str = "/v1/payment_intents";

/// What Stripe says when the card's bank wants to see its owner; as a code and, by some banks, as a reason to decline.
const AUTHENTICATION_REQUIRED: &str = "authentication_required";

/// Stripe gives no more at once.
const PAGE: &str = "100";

/// Where an intent has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Decided(ChargeOutcome),
    /// The bank has not answered yet.
    Pending,
    /// It was made and not tried; nobody will, so it takes nothing.
    Untried,
}

/// Charges a card, once.
pub(super) async fn charge(api: &Api, charge: &Charge) -> Result<ChargeOutcome, ProviderError> {
    let Some(card) = owned(&charge.token) else {
        // Not one of Stripe's cards, so Stripe cannot take anything from it: its owner has to name another.
        return Ok(ChargeOutcome::Declined);
    };
    let made = api
        .post::<PaymentIntent>(INTENTS, &charge.id.to_string(), &fields(charge, card))
        .await;
    match made {
        Ok(intent) => match standing(&intent).map_err(unreachable)? {
            Standing::Decided(outcome) => Ok(outcome),
            Standing::Pending | Standing::Untried => Err(ProviderError::Pending),
        },
        Err(error) => match error.refusal().and_then(declined) {
            Some(outcome) => Ok(outcome),
            None => Err(unreachable(error)),
        },
    }
}

fn fields(charge: &Charge, card: Owned<'_>) -> Form {
    form! {
        "amount" => charge.amount.amount,
        "currency" => charge.amount.currency.code().to_lowercase(),
        "customer" => card.customer,
        "payment_method" => card.payment_method,
        "payment_method_types[]" => "card",
        "off_session" => true,
        "confirm" => true,
        "description" => charge.description,
        "metadata[charge]" => charge.id,
    }
}

/// What a refusal says about the card; `None` if it is about something else, which an operator has to mend.
fn declined((status, error): (u16, &ApiError)) -> Option<ChargeOutcome> {
    match status {
        402 => Some(refused(Some(error))),
        // The card is not kept any more: it was taken from its customer, or that customer was deleted.
        400 | 404
            if error.code.as_deref() == Some("resource_missing")
                && matches!(error.param.as_deref(), Some("customer" | "payment_method")) =>
        {
            Some(ChargeOutcome::Declined)
        }
        _ => None,
    }
}

fn refused(error: Option<&ApiError>) -> ChargeOutcome {
    let says = |code: &Option<String>| code.as_deref() == Some(AUTHENTICATION_REQUIRED);
    match error {
        Some(error) if says(&error.code) || says(&error.decline_code) => {
            ChargeOutcome::NeedsAuthentication
        }
        _ => ChargeOutcome::Declined,
    }
}

fn standing(intent: &PaymentIntent) -> Result<Standing, StripeError> {
    Ok(match intent.status.as_str() {
        "succeeded" => Standing::Decided(ChargeOutcome::Succeeded),
        "processing" => Standing::Pending,
        "requires_confirmation" => Standing::Untried,
        // Its owner is away, so nobody answers the bank's question.
        "requires_action" => Standing::Decided(ChargeOutcome::NeedsAuthentication),
        "requires_payment_method" => Standing::Decided(refused(intent.last_payment_error.as_ref())),
        "canceled" => Standing::Decided(ChargeOutcome::Declined),
        _ => return Err(StripeError::Malformed("an unknown status of a charge")),
    })
}

/// What became of a charge, by its metadata.
pub(super) async fn find(
    api: &Api,
    charge: &Charge,
) -> Result<Option<ChargeOutcome>, ProviderError> {
    let mut standings = Vec::new();
    for intent in intents(api, &charge.token, &charge.id.to_string()).await? {
        standings.push(standing(&intent).map_err(unreachable)?);
    }
    decide(&standings)
}

/// There is one intent a charge, unless its first answer was lost for longer than Stripe keeps a key. Money that was taken counts
/// first, then whatever may still take some.
fn decide(standings: &[Standing]) -> Result<Option<ChargeOutcome>, ProviderError> {
    if standings.contains(&Standing::Decided(ChargeOutcome::Succeeded)) {
        return Ok(Some(ChargeOutcome::Succeeded));
    }
    if standings.contains(&Standing::Pending) {
        return Err(ProviderError::Pending);
    }
    Ok(standings.iter().find_map(|standing| match standing {
        Standing::Decided(outcome) => Some(*outcome),
        Standing::Pending | Standing::Untried => None,
    }))
}

/// The intent that took a charge's money.
pub(super) async fn taken(
    api: &Api,
    token: &CardToken,
    charge: &str,
) -> Result<Option<String>, ProviderError> {
    let intents = intents(api, token, charge).await?;
    let taken = intents
        .into_iter()
        .find(|intent| intent.status == "succeeded");
    Ok(taken.map(|intent| intent.id))
}

/// Every intent of a charge, the newest first. A customer is made with each card, so there are few to look through.
async fn intents(
    api: &Api,
    token: &CardToken,
    charge: &str,
) -> Result<Vec<PaymentIntent>, ProviderError> {
    let Some(card) = owned(token) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let mut query = form! { "customer" => card.customer, "limit" => PAGE };
    loop {
        let page: List<PaymentIntent> = api.get(INTENTS, &query).await.map_err(unreachable)?;
        let last = page.data.last().map(|intent| intent.id.clone());
        let wanted = |intent: &PaymentIntent| {
            intent.metadata.get("charge").map(String::as_str) == Some(charge)
        };
        found.extend(page.data.into_iter().filter(wanted));
        match last {
            Some(last) if page.has_more => {
                query = form! {
                    "customer" => card.customer, "limit" => PAGE, "starting_after" => last
                };
            }
            _ => return Ok(found),
        }
    }
}
