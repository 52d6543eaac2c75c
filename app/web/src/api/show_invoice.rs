use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::InvoicePage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// One of the member's invoices.
#[server(endpoint = "show_invoice", input = GetUrl, output = Answer)]
pub async fn show_invoice(id: String) -> Result<InvoicePage, Refusal> {
    use crate::request::{member, portal, refuse};
    let (portal, member) = (portal()?, member()?);
    let id = id
        .parse()
        .map_err(|_| refuse(cps_backend::service::ServiceError::NotFound))?;
    cps_backend::service::show_invoice(&portal, &member, id)
        .await
        .map_err(refuse)
}
