use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::AccountPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The member's account, and a page of where it is signed in.
#[server(endpoint = "show_account", input = GetUrl, output = Answer)]
pub async fn show_account(#[server(default)] after: String) -> Result<AccountPage, Refusal> {
    use crate::request::{member, portal, refuse, visitor};
    let token = visitor().and_then(|visitor| visitor.session_token);
    cps_backend::service::show_account(&portal()?, &member()?, token.as_deref(), &after)
        .await
        .map_err(refuse)
}
