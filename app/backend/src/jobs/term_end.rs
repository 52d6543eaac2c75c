//! The end of a term: what will happen then is said 30 days before, and done the day after.

use cps_domain::{Date, SubscriptionId};
use serde::Deserialize;

use super::JobError;
use crate::portal::Portal;
use crate::service;

/// Which term: the payload of both jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct TermEnd {
    pub(crate) subscription_id: SubscriptionId,
    pub(crate) ends_on: Date,
}

impl TermEnd {
    /// The payload as it is stored.
    pub(crate) fn to_payload(self) -> String {
        let Self {
            subscription_id,
            ends_on,
        } = self;
        serde_json::json!({ "subscription_id": subscription_id, "ends_on": ends_on }).to_string()
    }
}

/// Tells the member what will happen, unless that was said, or the term no longer ends so.
pub(super) async fn send_renewal_notice(portal: &Portal, payload: &str) -> Result<(), JobError> {
    Ok(service::send_renewal_notice(portal, serde_json::from_str(payload)?).await?)
}

/// Renews the subscription or ends it, unless that was done.
pub(super) async fn end_term(portal: &Portal, payload: &str) -> Result<(), JobError> {
    Ok(service::renew_term(portal, serde_json::from_str(payload)?).await?)
}
