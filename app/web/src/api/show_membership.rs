use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::MembershipPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The levels, or the live subscription.
#[server(endpoint = "show_membership", input = GetUrl, output = Answer)]
pub async fn show_membership() -> Result<MembershipPage, Refusal> {
    use crate::request::{member, portal, refuse};
    cps_backend::service::show_membership(&portal()?, &member()?)
        .await
        .map_err(refuse)
}
