use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Ends this session.
#[server(endpoint = "sign_out", output = Answer)]
pub async fn sign_out() -> Result<(), Refusal> {
    use crate::request::{CookiePolicy, portal, refuse, session_cookie, set_cookie, visitor};
    if let Some(token) = visitor().and_then(|visitor| visitor.session_token) {
        cps_backend::service::sign_out(&portal()?, &token)
            .await
            .map_err(refuse)?;
    }
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&session_cookie(policy, None));
    leptos_axum::redirect("/login");
    Ok(())
}
