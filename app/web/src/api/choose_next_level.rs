use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Chooses the level at which the subscription renews, under "Manage Subscription".
#[server(endpoint = "choose_next_level", output = Answer)]
pub async fn choose_next_level(#[server(default)] level: String) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse_form};
    use cps_backend::service::ServiceError;
    use cps_domain::{Field, Problem};
    let (portal, member) = (portal()?, member()?);
    let typed = [("level", level.as_str())];
    let chosen = level.parse().map_err(|_| {
        let error = ServiceError::rejected(Field::Level, Problem::UnknownLevel);
        refuse_form(error, &typed)
    })?;
    cps_backend::service::choose_next_level(&portal, &member, chosen)
        .await
        .map_err(|error| refuse_form(error, &typed))?;
    leptos_axum::redirect("/membership?next=chosen");
    Ok(())
}
