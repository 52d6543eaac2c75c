use crate::encoding::Answer;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Charges the card on file for an invoice at once.
#[server(endpoint = "pay_invoice", output = Answer)]
pub async fn pay_invoice(id: String) -> Result<(), Refusal> {
    use crate::request::{member, portal, refuse};
    use cps_backend::service::ServiceError;
    use cps_domain::DocumentId;
    let (portal, member) = (portal()?, member()?);
    let id: DocumentId = id.parse().map_err(|_| refuse(ServiceError::NotFound))?;
    let next = cps_backend::service::pay_invoice(&portal, &member, id)
        .await
        .map_err(refuse)?;
    leptos_axum::redirect(&format!("/invoices/{id}?payment={}", next.code()));
    Ok(())
}
