//! CHECKOUT: the member chooses how to pay (guide, step 4).

use cps_domain::view::CheckOutNext;
use cps_domain::{CheckoutKey, FieldProblem, PaymentMethod, VerificationId};

use super::first_wins::first_wins;
use super::subscribe::{Payment, check, refuse, subscribe};
use super::{Member, ServiceError};
use crate::payments::Verification;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::checkouts::{self, Checkout, CheckoutState};

/// What CHECKOUT, or the way back from the card provider, comes to.
#[derive(Debug)]
pub(super) enum Step {
    /// There is a subscription.
    Done,
    /// The provider's page decides.
    Verify(VerificationId),
    /// Paying did not work, and this is recorded.
    Refused(FieldProblem),
}

impl Step {
    /// What it means to the browser.
    pub(super) async fn next(
        self,
        portal: &Portal,
        key: CheckoutKey,
    ) -> Result<CheckOutNext, ServiceError> {
        match self {
            Self::Done => Ok(CheckOutNext::Done),
            Self::Verify(id) => {
                let return_path = format!("/checkout/finish?key={key}");
                // Beginning again returns the same page, so a crash between our row and the provider's does no harm.
                let page = portal
                    .provider
                    .begin(&Verification { id, return_path })
                    .await?;
                Ok(CheckOutNext::Visit(page))
            }
            Self::Refused(problem) => Err(ServiceError::Rejected(vec![problem])),
        }
    }
}

/// Pays a checkout: by transfer the subscription begins at once, by card after the provider's page. The same submission
/// repeated or doubled gets the first one's result: [`CheckOutNext::Done`], or the same page of the provider. Choosing a
/// transfer while a card is being verified drops the card.
///
/// # Errors
/// [`ServiceError::Rejected`] when the account has a subscription by then, or the price or the level's reach changed: the
/// review page shows why, and PURCHASE opens it again. [`ServiceError::NotFound`] for an unknown key, or that of another
/// account. [`ServiceError::Provider`] when the provider does not answer: the same submission may work later.
pub async fn check_out(
    portal: &Portal,
    member: &Member,
    key: CheckoutKey,
    method: PaymentMethod,
) -> Result<CheckOutNext, ServiceError> {
    let step = first_wins(portal, async |connection| {
        let checkout = checkouts::find(connection, member.account_id, key).await?;
        let checkout = checkout.ok_or(ServiceError::NotFound)?;
        match (checkout.state, method) {
            (CheckoutState::Finished, _) => Ok(Step::Done),
            (CheckoutState::Verifying(id), PaymentMethod::Card) => Ok(Step::Verify(id)),
            (_, PaymentMethod::Card) => verify(portal, connection, member, &checkout).await,
            (_, PaymentMethod::Transfer) => {
                let (by, payment) = (Some(member.user_id), Payment::Transfer);
                match subscribe(portal, connection, by, &checkout, payment).await? {
                    Ok(()) => Ok(Step::Done),
                    Err(problem) => Ok(Step::Refused(problem)),
                }
            }
        }
    })
    .await?;
    step.next(portal, key).await
}

/// Sends the card to the provider, unless what was reviewed no longer holds.
async fn verify(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    checkout: &Checkout,
) -> Result<Step, ServiceError> {
    if let Err(problem) = check(portal, connection, checkout).await? {
        refuse(portal, connection, Some(member.user_id), checkout, problem).await?;
        return Ok(Step::Refused(problem));
    }
    let id = VerificationId::from_uuid(portal.ids.uuid());
    checkouts::verify(connection, checkout.key, id, portal.clock.now()).await?;
    Ok(Step::Verify(id))
}
