//! Back from the card provider's page.

use cps_domain::CheckoutKey;
use cps_domain::view::CheckOutNext;

use super::settle_checkout::settle_checkout;
use super::{Member, ServiceError};
use crate::portal::Portal;

/// Asks the provider what became of the checkout's card and acts on it: the subscription begins, or the checkout fails with
/// the reason, or the member is sent to the provider's page again because nothing happened there yet. Doing so twice gives
/// the same result.
///
/// # Errors
/// [`ServiceError::Rejected`] with why there is no subscription, at the payment method if it is the card;
/// [`ServiceError::NotFound`] for an unknown key, or that of another account; [`ServiceError::Provider`] when the provider
/// does not answer.
pub async fn finish_card_checkout(
    portal: &Portal,
    member: &Member,
    key: CheckoutKey,
) -> Result<CheckOutNext, ServiceError> {
    let by = Some(member.user_id);
    let step = settle_checkout(portal, member.account_id, key, by).await?;
    step.next(portal, key).await
}
