//! Collecting an invoice: its card is charged or its transfer reminded of, until it is paid or what it was for ends.

use cps_domain::{ChargeId, DocumentId, RefundId};
use serde::Deserialize;

use super::JobError;
use crate::portal::Portal;
use crate::service;

/// Which invoice, and which of its attempts or reminders: the payload of both jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Collection {
    pub(crate) document_id: DocumentId,
    pub(crate) step: u8,
}

impl Collection {
    /// The payload as it is stored.
    pub(crate) fn to_payload(self) -> String {
        let Self { document_id, step } = self;
        serde_json::json!({ "document_id": document_id, "step": step }).to_string()
    }
}

/// Makes one attempt on schedule to charge the card, unless it was made or there is nothing to charge.
pub(super) async fn charge_card(portal: &Portal, payload: &str) -> Result<(), JobError> {
    Ok(service::charge_card(portal, serde_json::from_str(payload)?).await?)
}

/// Finds out what became of a charge, unless that is known.
pub(super) async fn settle_charge(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: ChargeId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(service::settle_charge(portal, id).await?)
}

/// Gives money back to a card, unless that was done.
pub(super) async fn refund_card(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: RefundId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(service::refund_card(portal, id).await?)
}

/// Reminds of a transfer, unless that was done or nothing is open.
pub(super) async fn remind_transfer(portal: &Portal, payload: &str) -> Result<(), JobError> {
    Ok(service::remind_transfer(portal, serde_json::from_str(payload)?).await?)
}

/// Ends what was not paid for, unless nothing is open.
pub(super) async fn suspend_unpaid(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: DocumentId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(service::suspend_unpaid(portal, id).await?)
}
