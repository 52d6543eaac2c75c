use crate::encoding::Answer;
use crate::refusal::Refusal;
use cps_domain::view::InvoicesPage;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A page of the member's invoices, newest first.
#[server(endpoint = "list_invoices", input = GetUrl, output = Answer)]
pub async fn list_invoices(#[server(default)] after: String) -> Result<InvoicesPage, Refusal> {
    use crate::request::{member, portal, refuse};
    cps_backend::service::list_invoices(&portal()?, &member()?, &after)
        .await
        .map_err(refuse)
}
