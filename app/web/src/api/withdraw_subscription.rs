use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Ends the subscription at once, within the first days of a term.
#[server(endpoint = "withdraw_subscription", output = Answer)]
pub async fn withdraw_subscription(#[server(default)] confirmed: bool) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    cps_backend::service::withdraw_subscription(&portal()?, &member()?, confirmed)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/membership");
    Ok(())
}
