use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::LinkPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Whether the link from the mail still lets its owner confirm an old account's address.
#[server(endpoint = "open_confirmation", input = GetUrl, output = Answer)]
pub async fn open_confirmation() -> Result<LinkPage, Refusal> {
    use crate::request::{link_token, portal, refuse};
    use cps_backend::service::LinkPurpose;
    let token = link_token();
    cps_backend::service::open_link(&portal()?, token.as_deref(), LinkPurpose::ConfirmOldEmail)
        .await
        .map_err(refuse)
}
