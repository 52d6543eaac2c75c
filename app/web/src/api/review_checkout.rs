use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::CheckoutPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The review of a level before it's bought (guide, step 4). `draft` is the key of a review that
/// was already sent; `pay` asks for the payment options.
#[server(endpoint = "review_checkout", input = GetUrl, output = Answer)]
pub async fn review_checkout(
    #[server(default)] level: String,
    #[server(default)] draft: String,
    #[server(default)] pay: bool,
) -> Result<CheckoutPage, Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_backend::service::ServiceError;
    let (portal, member) = (portal()?, member()?);
    let level = match level.as_str() {
        "" => None,
        code => Some(code.parse().map_err(|_| refuse(ServiceError::NotFound))?),
    };
    let draft = match draft.as_str() {
        "" => None,
        key => Some(key.parse().map_err(|_| refuse(ServiceError::NotFound))?),
    };
    cps_backend::service::review_checkout(&portal, &member, level, draft, pay)
        .await
        .map_err(refuse)
}
