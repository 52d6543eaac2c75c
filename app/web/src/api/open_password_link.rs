use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::LinkPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Whether the link from the mail still lets its owner set a password.
#[server(endpoint = "open_password_link", input = GetUrl, output = Answer)]
pub async fn open_password_link() -> Result<LinkPage, Refusal> {
    use crate::request::{link_token, portal, refuse};
    use cps_backend::service::LinkPurpose;
    let token = link_token();
    cps_backend::service::open_link(&portal()?, token.as_deref(), LinkPurpose::Password)
        .await
        .map_err(refuse)
}
