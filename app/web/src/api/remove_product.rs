use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Takes a product off the account.
#[server(endpoint = "remove_product", output = Answer)]
pub async fn remove_product(id: String) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_backend::service::ServiceError;
    let (portal, member) = (portal()?, member()?);
    let id = id.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    cps_backend::service::remove_product(&portal, &member, id)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect("/products?removed=1");
    Ok(())
}
