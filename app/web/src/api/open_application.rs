use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::ApplyPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What the application's form needs.
#[server(endpoint = "open_application", input = GetUrl, output = Answer)]
pub async fn open_application() -> Result<ApplyPage, Refusal> {
    use crate::request::{portal, refuse};
    cps_backend::service::open_application(&portal()?)
        .await
        .map_err(refuse)
}
