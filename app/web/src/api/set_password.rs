use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Sets the password of whoever was sent the link, and ends all their sessions (guide: "establece tu nueva contraseña").
#[server(endpoint = "set_password", output = Answer)]
pub async fn set_password(#[server(default)] new_password: String) -> Result<(), Refusal> {
    use crate::request::{CookiePolicy, link_cookie, link_token, portal, refuse, set_cookie};
    let token = link_token();
    cps_backend::service::set_password(&portal()?, token.as_deref(), &new_password)
        .await
        .map_err(refuse)?;
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&link_cookie(policy, None));
    leptos_axum::redirect("/login?password=set");
    Ok(())
}
