//! Back from the card provider's page without a card, or so the browser says.

use cps_domain::{CheckoutKey, VerificationId};

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::card_replacements::{self, ReplacementState};
use crate::store::checkouts::{self, CheckoutState};

/// What the card was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPage {
    /// A checkout.
    Checkout(CheckoutKey),
    /// The place of another card.
    Replacement(VerificationId),
}

/// Has the provider close its page, so that it can say that there is no card. What became of it is asked as always: if a card was
/// verified meanwhile, this changes nothing.
///
/// # Errors
/// [`ServiceError::Provider`] when the provider does not answer.
pub async fn leave_card_page(
    portal: &Portal,
    member: &Member,
    page: CardPage,
) -> Result<(), ServiceError> {
    let waiting = portal
        .db
        .read(async |connection| waiting(connection, member, page).await)
        .await?;
    if let Some(id) = waiting {
        portal.provider.leave(id).await?;
    }
    Ok(())
}

/// The verification that is waited for, if it is this member's.
async fn waiting(
    connection: &mut Connection<'_>,
    member: &Member,
    page: CardPage,
) -> Result<Option<VerificationId>, ServiceError> {
    Ok(match page {
        CardPage::Checkout(key) => {
            let checkout = checkouts::find(connection, member.account_id, key).await?;
            match checkout.map(|checkout| checkout.state) {
                Some(CheckoutState::Verifying(id)) => Some(id),
                _ => None,
            }
        }
        CardPage::Replacement(id) => {
            let replacement = card_replacements::find(connection, id).await?;
            let own = replacement.filter(|found| found.account_id == member.account_id);
            own.filter(|found| found.state == ReplacementState::Verifying)
                .map(|found| found.id)
        }
    })
}
