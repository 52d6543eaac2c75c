use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Confirms that the old account's address belongs to whoever applied.
#[server(endpoint = "confirm_old_email", output = Answer)]
pub async fn confirm_old_email() -> Result<(), Refusal> {
    use crate::request::{CookiePolicy, link_cookie, link_token, portal, refuse, set_cookie};
    let token = link_token();
    cps_backend::service::confirm_old_email(&portal()?, token.as_deref())
        .await
        .map_err(refuse)?;
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&link_cookie(policy, None));
    leptos_axum::redirect("/apply/confirm?confirmed=1");
    Ok(())
}
