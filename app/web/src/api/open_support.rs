use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::SupportPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What the form for a message to support starts with.
#[server(endpoint = "open_support", input = GetUrl, output = Answer)]
pub async fn open_support() -> Result<SupportPage, Refusal> {
    let signed_in = crate::request::visitor().and_then(|visitor| visitor.signed_in);
    Ok(cps_backend::service::open_support(signed_in.as_ref()))
}
