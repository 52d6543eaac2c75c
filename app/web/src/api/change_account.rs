use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::Language;
use leptos::prelude::*;

/// Changes the contact, the address for invoices and the language; answers in which language to read on.
#[server(endpoint = "change_account", output = Answer)]
pub async fn change_account(
    #[server(default)] contact: String,
    #[server(default)] address: String,
    #[server(default)] language: String,
) -> Result<Language, Refusal> {
    use crate::request::{
        CookiePolicy, language_cookie, member, portal, refuse_account, set_cookie,
    };
    use cps_domain::AccountForm;
    let form = AccountForm {
        contact,
        address,
        language,
    };
    let language = cps_backend::service::change_account(&portal()?, &member()?, &form)
        .await
        .map_err(|error| refuse_account(error, &form))?;
    let policy = use_context::<CookiePolicy>().ok_or(Refusal::Failed)?;
    set_cookie(&language_cookie(policy, language));
    leptos_axum::redirect("/account?saved=1");
    Ok(language)
}
