use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::ProductPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// One of the member's products.
#[server(endpoint = "show_product", input = GetUrl, output = Answer)]
pub async fn show_product(id: String) -> Result<ProductPage, Refusal> {
    use crate::request::{member, portal, refuse};
    let (portal, member) = (portal()?, member()?);
    let id = id
        .parse()
        .map_err(|_| refuse(cps_backend::service::ServiceError::NotFound))?;
    cps_backend::service::show_product(&portal, &member, id)
        .await
        .map_err(refuse)
}
