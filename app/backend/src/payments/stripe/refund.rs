//! Giving money back to a card.

use super::api::Api;
use super::charge::taken;
use super::form::form;
use super::shapes::{ApiError, List, StripeRefund};
use super::{StripeError, unreachable};
use crate::payments::{ProviderError, Refund, RefundOutcome};

const REFUNDS: &str = "/v1/refunds";

/// Gives money back, once: what was given back under this id before is looked for first, because Stripe forgets keys.
pub(super) async fn refund(api: &Api, refund: &Refund) -> Result<RefundOutcome, ProviderError> {
    let intent = taken(api, &refund.token, &refund.charge.to_string()).await?;
    let Some(intent) = intent else {
        // Nothing was taken, so there is nothing that the card could be given.
        return Ok(RefundOutcome::Refused);
    };
    if let Some(earlier) = find(api, &intent, refund).await? {
        return outcome(&earlier);
    }
    let form = form! {
        "payment_intent" => intent,
        "amount" => refund.amount.amount,
        "metadata[refund]" => refund.id,
    };
    let made = api
        .post::<StripeRefund>(REFUNDS, &refund.id.to_string(), &form)
        .await;
    match made {
        Ok(made) => outcome(&made),
        Err(error) => match error.refusal().and_then(refused) {
            Some(outcome) => Ok(outcome),
            None => Err(unreachable(error)),
        },
    }
}

/// What a refusal means; `None` if an operator has to mend something, like a balance at Stripe that is too low.
fn refused((status, error): (u16, &ApiError)) -> Option<RefundOutcome> {
    match (status, error.code.as_deref()) {
        // Somebody gave all of it back at Stripe by hand: the card has its money.
        (400, Some("charge_already_refunded")) => Some(RefundOutcome::Succeeded),
        (402, _) => Some(RefundOutcome::Refused),
        _ => None,
    }
}

fn outcome(refund: &StripeRefund) -> Result<RefundOutcome, ProviderError> {
    match refund.status.as_deref() {
        Some("succeeded") => Ok(RefundOutcome::Succeeded),
        Some("failed" | "canceled") => Ok(RefundOutcome::Refused),
        Some("pending" | "requires_action") => Err(ProviderError::Pending),
        _ => Err(unreachable(StripeError::Malformed(
            "an unknown status of a refund",
        ))),
    }
}

async fn find(
    api: &Api,
    intent: &str,
    refund: &Refund,
) -> Result<Option<StripeRefund>, ProviderError> {
    let id = refund.id.to_string();
    let mut query = form! { "payment_intent" => intent, "limit" => "100" };
    loop {
        let page: List<StripeRefund> = api.get(REFUNDS, &query).await.map_err(unreachable)?;
        let last = page.data.last().map(|refund| refund.id.clone());
        let wanted =
            |refund: &StripeRefund| refund.metadata.get("refund").map(String::as_str) == Some(&id);
        if let Some(found) = page.data.into_iter().find(wanted) {
            return Ok(Some(found));
        }
        match last {
            Some(last) if page.has_more => {
                query = form! {
                    "payment_intent" => intent, "limit" => "100", "starting_after" => last
                };
            }
            _ => return Ok(None),
        }
    }
}
