use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::Language;
use leptos::prelude::*;

/// Remembers the language, for the browser and for the account.
#[server(endpoint = "change_language", output = Answer)]
pub async fn change_language(language: String) -> Result<Language, Refusal> {
    use crate::request::{CookiePolicy, language_cookie, portal, refuse, set_cookie, visitor};
    let language: Language = language.parse().map_err(|_| Refusal::NotFound)?;
    let portal = portal()?;
    if let Some(who) = visitor().and_then(|visitor| visitor.signed_in) {
        cps_backend::service::change_language(&portal, &who, language)
            .await
            .map_err(refuse)?;
    }
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&language_cookie(policy, language));
    Ok(language)
}
