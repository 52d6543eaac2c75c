use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Changes the member's password, and ends all their other sessions.
#[server(endpoint = "change_password", output = Answer)]
pub async fn change_password(
    #[server(default)] password: String,
    #[server(default)] new_password: String,
) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse, session_token};
    let (portal, member, token) = (portal()?, member()?, session_token()?);
    cps_backend::service::change_password(&portal, &member, &token, &password, &new_password)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/account?password=changed");
    Ok(())
}
