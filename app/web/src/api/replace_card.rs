use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Sends the member to the card provider's page to enter another card; answers with its address. With the id of an invoice that
/// card then pays it.
#[server(endpoint = "replace_card", output = Answer)]
pub async fn replace_card(#[server(default)] invoice: String) -> Result<String, Refusal> {
    use crate::request::{is_plain_form, member, portal, refuse};
    use cps_backend::service::ServiceError;
    let (portal, member) = (portal()?, member()?);
    let invoice = match invoice.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| refuse(ServiceError::NotFound))?),
    };
    let address = cps_backend::service::replace_card(&portal, &member, invoice)
        .await
        .map_err(refuse)?;
    // The client router can't leave the app: with script, the page follows the address itself.
    if is_plain_form() {
        leptos_axum::redirect(&address);
    }
    Ok(address)
}
