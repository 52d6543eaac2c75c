//! Back from the card provider's page.

use cps_domain::view::CheckOutNext;
use cps_domain::{CheckoutKey, Field, FieldProblem, Problem, VerificationId};

use super::check_out::Step;
use super::first_wins::first_wins;
use super::subscribe::{Payment, refuse, subscribe};
use super::{Member, ServiceError};
use crate::payments::Outcome;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::checkouts::{self, Checkout, CheckoutState};

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
    let checkout = portal
        .db
        .read(async |connection| own(connection, member, key).await)
        .await?;
    let step = match checkout.state {
        CheckoutState::Verifying(id) => {
            let outcome = portal.provider.outcome(id).await?;
            let outcome = &outcome;
            first_wins(portal, async |connection| {
                let checkout = own(connection, member, key).await?;
                settle(portal, connection, member, &checkout, (id, outcome)).await
            })
            .await?
        }
        state => come_to(state),
    };
    step.next(portal, key).await
}

async fn own(
    connection: &mut Connection<'_>,
    member: &Member,
    key: CheckoutKey,
) -> Result<Checkout, ServiceError> {
    let checkout = checkouts::find(connection, member.account_id, key).await?;
    checkout.ok_or(ServiceError::NotFound)
}

/// Acts on the outcome of a verification, unless the checkout went another way meanwhile.
async fn settle(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    checkout: &Checkout,
    (id, outcome): (VerificationId, &Outcome),
) -> Result<Step, ServiceError> {
    if checkout.state != CheckoutState::Verifying(id) {
        return Ok(come_to(checkout.state));
    }
    let problem = match outcome {
        Outcome::Pending => return Ok(Step::Verify(id)),
        Outcome::Verified(card) => {
            let payment = Payment::Card(card.clone());
            let begun = subscribe(portal, connection, member, checkout, payment).await?;
            return Ok(begun.map_or_else(Step::Refused, |()| Step::Done));
        }
        Outcome::Declined => Problem::CardDeclined,
        Outcome::AuthenticationFailed => Problem::AuthenticationFailed,
        Outcome::Canceled => Problem::PaymentCanceled,
    };
    let problem = FieldProblem::new(Field::PaymentMethod, problem);
    refuse(portal, connection, member, checkout, problem).await?;
    Ok(Step::Refused(problem))
}

/// What a checkout comes to that no outcome can change any more.
fn come_to(state: CheckoutState) -> Step {
    match state {
        CheckoutState::Finished => Step::Done,
        CheckoutState::Verifying(id) => Step::Verify(id),
        CheckoutState::Failed(problem) => Step::Refused(problem),
        // The member changed the review while the provider's page was open: nothing is bought that was not accepted.
        CheckoutState::Reviewed => {
            Step::Refused(FieldProblem::new(Field::Form, Problem::CheckoutStale))
        }
    }
}
