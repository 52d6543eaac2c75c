use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::RegisterPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What the form for a new product needs.
#[server(endpoint = "open_registration", input = GetUrl, output = Answer)]
pub async fn open_registration() -> Result<RegisterPage, Refusal> {
    use crate::request::{member, portal, refuse};
    cps_backend::service::open_registration(&portal()?, &member()?)
        .await
        .map_err(refuse)
}
