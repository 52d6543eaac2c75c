use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Registers a product and shows it among the others.
#[server(endpoint = "register_product", output = Answer)]
pub async fn register_product(
    #[server(default)] model: String,
    #[server(default)] serial_number: String,
    #[server(default)] purchase_date: String,
    #[server(default)] purchase_date_estimated: bool,
    #[server(default)] purchase_country: String,
    #[server(default)] dealer: String,
    #[server(default)] dealer_estimated: bool,
) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse_product};
    use cps_domain::ProductForm;
    let form = ProductForm {
        model,
        serial_number,
        purchase_date,
        purchase_date_estimated,
        purchase_country,
        dealer,
        dealer_estimated,
    };
    let id = cps_backend::service::register_product(&portal()?, &member()?, &form)
        .await
        .map_err(|error| refuse_product(error, &form))?;
    leptos_axum::redirect(&format!("/products?registered={id}"));
    Ok(())
}
