use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Asks for a link to set a new password (guide: "Puedes restablecer tu contraseña en cualquier momento"). The answer is the
/// same whether the address has an account or not.
#[server(endpoint = "request_password_reset", output = Answer)]
pub async fn request_password_reset(#[server(default)] email: String) -> Result<(), Refusal> {
    use crate::request::{client, portal, refuse_form};
    cps_backend::service::request_password_reset(&portal()?, &email, &client()?)
        .await
        .map_err(|error| refuse_form(error, &[("email", &email)]))?;
    leptos_axum::redirect("/password/reset?sent=1");
    Ok(())
}
