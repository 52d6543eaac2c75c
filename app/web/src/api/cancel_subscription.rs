use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Lets the subscription end with its term, for a reason.
#[server(endpoint = "cancel_subscription", output = Answer)]
pub async fn cancel_subscription(
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse_form};
    let typed = [("reason", reason.as_str()), ("note", note.as_str())];
    cps_backend::service::cancel_subscription(&portal()?, &member()?, &reason, &note)
        .await
        .map_err(|error| refuse_form(error, &typed))?;
    leptos_axum::redirect("/membership?canceled=1");
    Ok(())
}
