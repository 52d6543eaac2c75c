use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Closes the member's account for good.
#[server(endpoint = "close_account", output = Answer)]
pub async fn close_account(
    #[server(default)] password: String,
    #[server(default)] confirmed: bool,
) -> Result<(), Refusal> {
    use crate::request::{CookiePolicy, member, portal, refuse_form, session_cookie, set_cookie};
    let ticked = [("confirmed", if confirmed { "true" } else { "false" })];
    cps_backend::service::close_account(&portal()?, &member()?, &password, confirmed)
        .await
        .map_err(|error| refuse_form(error, &ticked))?;
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&session_cookie(policy, None));
    leptos_axum::redirect("/login?account=closed");
    Ok(())
}
