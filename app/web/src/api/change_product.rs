use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Completes or corrects a product's details.
#[server(endpoint = "change_product", output = Answer)]
pub async fn change_product(
    id: String,
    #[server(default)] serial_number: String,
    #[server(default)] purchase_date: String,
    #[server(default)] purchase_date_estimated: bool,
    #[server(default)] purchase_country: String,
    #[server(default)] dealer: String,
    #[server(default)] dealer_estimated: bool,
) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse, refuse_product};
    use cps_backend::service::ServiceError;
    use cps_domain::ProductForm;
    let (portal, member) = (portal()?, member()?);
    let id = id.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    let form = ProductForm {
        model: String::new(),
        serial_number,
        purchase_date,
        purchase_date_estimated,
        purchase_country,
        dealer,
        dealer_estimated,
    };
    cps_backend::service::change_product(&portal, &member, id, &form)
        .await
        .map_err(|error| refuse_product(error, &form))?;
    leptos_axum::redirect(&format!("/products?changed={id}"));
    Ok(())
}
