use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Signs the member out of one browser.
#[server(endpoint = "end_session", output = Answer)]
pub async fn end_session(id: String) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_backend::service::ServiceError;
    let (portal, member) = (portal()?, member()?);
    let id = id.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    cps_backend::service::end_session(&portal, &member, id)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/account?sessions=ended");
    Ok(())
}
