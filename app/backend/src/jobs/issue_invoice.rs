//! The invoice of a term that was sold.

use cps_domain::TermId;
use serde::Deserialize;

use super::JobError;
use crate::portal::Portal;
use crate::service::{self, first_wins};

/// Which term to invoice: the payload of the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct IssueInvoice {
    /// Jobs written before there were terms name the subscription, whose first term has its id.
    #[serde(alias = "subscription_id")]
    pub(crate) term_id: TermId,
}

impl IssueInvoice {
    /// The payload as it is stored.
    pub(crate) fn to_payload(self) -> String {
        serde_json::json!({ "term_id": self.term_id }).to_string()
    }
}

/// Issues the invoice of a term, unless it has been issued.
pub(super) async fn issue_invoice(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let job: IssueInvoice = serde_json::from_str(payload)?;
    let issued = first_wins(portal, async |connection| {
        service::issue_invoice(portal, connection, job.term_id).await
    });
    Ok(issued.await?)
}
