use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::ProductsPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A page of the member's products. An unknown filter, order or cursor means the default: the
/// address may have been typed by hand.
#[server(endpoint = "list_products", input = GetUrl, output = Answer)]
pub async fn list_products(
    #[server(default)] state: String,
    #[server(default)] sort: String,
    #[server(default)] after: String,
) -> Result<ProductsPage, Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_domain::view::ProductQuery;
    let query = ProductQuery::read(&state, &sort, &after);
    cps_backend::service::list_products(&portal()?, &member()?, &query)
        .await
        .map_err(refuse)
}
