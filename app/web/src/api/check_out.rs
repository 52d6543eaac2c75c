use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::CheckOutNext;
use leptos::prelude::*;

/// Starts the subscription, or sends the member to the card provider's page (guide, step 5). The
/// same key again gets the first result.
#[server(endpoint = "check_out", output = Answer)]
pub async fn check_out(
    key: String,
    #[server(default)] payment_method: String,
) -> Result<CheckOutNext, Refusal> {
    use crate::request::{is_plain_form, member, portal, refuse, refuse_form};
    use cps_backend::service::ServiceError;
    use cps_domain::{Field, FieldProblem, Problem};
    let (portal, member) = (portal()?, member()?);
    let key = key.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    let typed = [("payment_method", payment_method.as_str())];
    let method = payment_method.parse().map_err(|_| {
        let problem = FieldProblem {
            field: Field::PaymentMethod,
            problem: Problem::Required,
        };
        refuse_form(ServiceError::Rejected(vec![problem]), &typed)
    })?;
    let next = cps_backend::service::check_out(&portal, &member, key, method)
        .await
        .map_err(|error| refuse_form(error, &typed))?;
    match &next {
        CheckOutNext::Done => leptos_axum::redirect("/membership?welcome=1"),
        // The client router can't leave the app: with script, the page follows the address itself.
        CheckOutNext::Visit(address) if is_plain_form() => leptos_axum::redirect(address),
        CheckOutNext::Visit(_) => {}
    }
    Ok(next)
}
