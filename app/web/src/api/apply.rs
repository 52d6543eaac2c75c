use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Asks for a business account. The answer is the same whoever asks, so that nobody can find out who is a member.
#[server(endpoint = "apply", output = Answer)]
pub async fn apply(
    #[server(default)] company: String,
    #[server(default)] country: String,
    #[server(default)] vat_number: String,
    #[server(default)] contact: String,
    #[server(default)] email: String,
    #[server(default)] language: String,
    #[server(default)] old_email: String,
    #[server(default)] terms: bool,
    #[server(default)] privacy: bool,
) -> Result<(), Refusal> {
    use crate::request::{client, portal, refuse_application};
    use cps_domain::ApplicationForm;
    let form = ApplicationForm {
        company,
        vat_number,
        country,
        contact,
        email,
        language,
        old_email,
        terms,
        privacy,
    };
    cps_backend::service::apply(&portal()?, &form, &client()?)
        .await
        .map_err(|error| refuse_application(error, &form))?;
    leptos_axum::redirect("/apply?sent=1");
    Ok(())
}
