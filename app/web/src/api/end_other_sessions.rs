use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Signs the member out of every browser but this one.
#[server(endpoint = "end_other_sessions", output = Answer)]
pub async fn end_other_sessions() -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse, session_token};
    let (portal, member, token) = (portal()?, member()?, session_token()?);
    cps_backend::service::end_other_sessions(&portal, &member, &token)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/account?sessions=ended");
    Ok(())
}
