use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Changes the subscription type under "Manage Subscription" (guide, step 4).
#[server(endpoint = "change_renewal", output = Answer)]
pub async fn change_renewal(#[server(default)] renewal: String) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    let renewal = renewal.parse().map_err(|_| Refusal::NotFound)?;
    cps_backend::service::change_renewal(&portal()?, &member()?, renewal)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/membership?renewal=changed");
    Ok(())
}
