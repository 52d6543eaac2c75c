use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the browser must know once somebody has signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Welcome {
    /// The language to read on in.
    pub language: Language,
    /// Where to go, if that is no part of the app: staff's pages.
    pub outside: Option<String>,
}

/// Opens a session and goes on to `next`, or to the products.
#[server(endpoint = "sign_in", output = Answer)]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<Welcome, Refusal> {
    use crate::request::{
        CookiePolicy, client, is_plain_form, language_cookie, portal, refuse_form, session_cookie,
        set_cookie,
    };
    use cps_domain::view::Role;
    let session = cps_backend::service::sign_in(&portal()?, &email, &password, &client()?)
        .await
        .map_err(|error| refuse_form(error, &[("email", &email)]))?;
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&session_cookie(policy, Some(session.token.as_str())));
    set_cookie(&language_cookie(policy, session.viewer.language));
    let address = destination(&next, session.viewer.role);
    let outside = session.viewer.role == Role::Staff && !is_plain_form();
    if !outside {
        leptos_axum::redirect(address);
    }
    let outside = outside.then(|| address.to_string());
    Ok(Welcome {
        language: session.viewer.language,
        outside,
    })
}

/// Only a page of this portal that this role may open: anything else could send a member to a
/// stranger.
#[cfg(feature = "ssr")]
fn destination(next: &str, role: cps_domain::view::Role) -> &str {
    use crate::access::{Access, access_to};
    use cps_domain::view::Role;
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let plain = next
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    match (role, access_to(path)) {
        (Role::Staff, _) => "/staff/accounts",
        (Role::Member, Some(Access::Member)) if plain && !path.starts_with("/api/") => next,
        (Role::Member, _) => "/products",
    }
}
