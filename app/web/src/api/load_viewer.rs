use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::Viewer;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Who is signed in, for the bar on top.
#[server(endpoint = "load_viewer", input = GetUrl, output = Answer)]
pub async fn load_viewer() -> Result<Option<Viewer>, Refusal> {
    Ok(crate::request::visitor()
        .and_then(|visitor| visitor.signed_in)
        .map(|who| who.viewer().clone()))
}
