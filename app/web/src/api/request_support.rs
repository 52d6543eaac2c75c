use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Writes to priority support (guide: "ponte en contacto con el servicio de asistencia prioritaria de CPS").
#[server(endpoint = "request_support", output = Answer)]
pub async fn request_support(
    #[server(default)] email: String,
    #[server(default)] topic: String,
    #[server(default)] message: String,
) -> Result<(), Refusal> {
    use crate::request::{client, language, portal, refuse_support, visitor};
    use cps_domain::SupportForm;
    let form = SupportForm {
        email,
        topic,
        message,
    };
    let who = visitor().and_then(|visitor| visitor.signed_in);
    cps_backend::service::request_support(&portal()?, who.as_ref(), language(), &form, &client()?)
        .await
        .map_err(|error| refuse_support(error, &form))?;
    leptos_axum::redirect("/support?sent=1");
    Ok(())
}
