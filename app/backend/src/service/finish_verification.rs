//! A card was entered, or was not, and the provider says so before the member's browser is back. It may never be.

use cps_domain::{AccountId, CheckoutKey, VerificationId};

use super::ServiceError;
use super::finish_card_replacement::finish_card_replacement_unattended;
use super::settle_checkout::settle_checkout;
use crate::portal::Portal;
use crate::store::{StoreError, checkouts};

/// Finishes what waits for a verification as if the browser had come back: a checkout, or the place of another card. Nothing
/// happens if nothing waits for it, or while the member is still at it.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider does not answer; other [`ServiceError`]s when the store fails.
pub(crate) async fn finish_verification(
    portal: &Portal,
    id: VerificationId,
) -> Result<(), ServiceError> {
    let checkout: Option<(AccountId, CheckoutKey)> = portal
        .db
        .read(async |connection| checkouts::of_verification(connection, id).await)
        .await
        .map_err(|error: StoreError| ServiceError::from(error))?;
    match checkout {
        // How it went stands in the checkout, for the member to see.
        Some((account_id, key)) => settle_checkout(portal, account_id, key, None)
            .await
            .map(drop),
        None => finish_card_replacement_unattended(portal, id).await,
    }
}
