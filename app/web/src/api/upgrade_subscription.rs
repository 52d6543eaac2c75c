use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Puts the subscription on a dearer level at once; `difference` is what the page said that costs before VAT, in minor units.
#[server(endpoint = "upgrade_subscription", output = Answer)]
pub async fn upgrade_subscription(level: String, difference: i64) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_backend::service::ServiceError;
    let (portal, member) = (portal()?, member()?);
    let level = level.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    cps_backend::service::upgrade_subscription(&portal, &member, level, difference)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/membership?upgraded=1");
    Ok(())
}
