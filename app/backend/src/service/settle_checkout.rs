//! What a checkout by card comes to, whoever hears of it first: the member's browser, or the portal from the provider.

use cps_domain::{AccountId, CheckoutKey, Field, FieldProblem, Problem, UserId, VerificationId};

use super::ServiceError;
use super::check_out::Step;
use super::first_wins::first_wins;
use super::subscribe::{Payment, refuse, subscribe};
use crate::payments::Outcome;
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::checkouts::{self, Checkout, CheckoutState};

/// Asks the provider what became of the checkout's card, and acts on it once. `by` whom, if a member's browser is waiting.
///
/// # Errors
/// [`ServiceError::NotFound`] if the account has no such checkout; [`ServiceError::Provider`] when the provider does not answer.
pub(super) async fn settle_checkout(
    portal: &Portal,
    account_id: AccountId,
    key: CheckoutKey,
    by: Option<UserId>,
) -> Result<Step, ServiceError> {
    let checkout = portal
        .db
        .read(async |connection| find(connection, account_id, key).await)
        .await?;
    let CheckoutState::Verifying(id) = checkout.state else {
        return Ok(come_to(checkout.state));
    };
    let outcome = portal.provider.outcome(id).await?;
    let outcome = &outcome;
    first_wins(portal, async |connection| {
        let checkout = find(connection, account_id, key).await?;
        settle(portal, connection, by, &checkout, (id, outcome)).await
    })
    .await
}

async fn find(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    key: CheckoutKey,
) -> Result<Checkout, ServiceError> {
    let checkout = checkouts::find(connection, account_id, key).await?;
    checkout.ok_or(ServiceError::NotFound)
}

/// Acts on the outcome of a verification, unless the checkout went another way meanwhile.
async fn settle(
    portal: &Portal,
    connection: &mut Connection<'_>,
    by: Option<UserId>,
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
            let begun = subscribe(portal, connection, by, checkout, payment).await?;
            return Ok(begun.map_or_else(Step::Refused, |()| Step::Done));
        }
        Outcome::Declined => Problem::CardDeclined,
        Outcome::AuthenticationFailed => Problem::AuthenticationFailed,
        Outcome::Canceled => Problem::PaymentCanceled,
    };
    let problem = FieldProblem::new(Field::PaymentMethod, problem);
    refuse(portal, connection, by, checkout, problem).await?;
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
