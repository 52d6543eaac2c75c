//! What Stripe answers, as far as it is read. Everything else in its answers is ignored.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;

/// What was put on an object when it was made: the id of the portal's row, by what it is.
pub(super) type Metadata = HashMap<String, String>;

/// A page of a list.
#[derive(Debug, Deserialize)]
pub(super) struct List<T> {
    pub(super) data: Vec<T>,
    pub(super) has_more: bool,
}

/// Stripe's page for a card, when it is made.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    pub(super) id: String,
    /// Gone once the page has served.
    pub(super) url: Option<String>,
}

/// What became of it, with what it made.
#[derive(Debug, Deserialize)]
pub(super) struct Session {
    pub(super) status: SessionStatus,
    pub(super) customer: Option<String>,
    pub(super) setup_intent: Option<SetupIntent>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SessionStatus {
    Open,
    Complete,
    Expired,
}

/// How a card is kept for later.
#[derive(Debug, Deserialize)]
pub(super) struct SetupIntent {
    pub(super) status: String,
    pub(super) payment_method: Option<PaymentMethod>,
    pub(super) last_setup_error: Option<ApiError>,
}

/// A card that is kept.
#[derive(Debug, Deserialize)]
pub(super) struct PaymentMethod {
    pub(super) id: String,
    pub(super) card: Option<Card>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Card {
    pub(super) brand: String,
    pub(super) last4: String,
    pub(super) exp_month: u8,
    pub(super) exp_year: u16,
}

/// An amount taken from a card, or not.
#[derive(Debug, Deserialize)]
pub(super) struct PaymentIntent {
    pub(super) id: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) metadata: Metadata,
    pub(super) last_payment_error: Option<ApiError>,
}

/// An amount given back, or not.
#[derive(Debug, Deserialize)]
pub(super) struct StripeRefund {
    pub(super) id: String,
    pub(super) status: Option<String>,
    #[serde(default)]
    pub(super) metadata: Metadata,
}

/// The body of an answer that says no.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Refusal {
    #[serde(default)]
    pub(super) error: ApiError,
}

/// Why not.
#[derive(Debug, Default, Deserialize)]
pub struct ApiError {
    /// What kind of trouble, `card_error` or `invalid_request_error`.
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    /// Which trouble, `card_declined`.
    pub(super) code: Option<String>,
    /// Which field of the request it is about.
    pub(super) param: Option<String>,
    /// Why the card's bank said no, `insufficient_funds`.
    pub(super) decline_code: Option<String>,
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = [&self.kind, &self.code, &self.param, &self.decline_code];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        formatter.write_str(&said.join(", "))
    }
}

/// What happened, and to what.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) data: EventData,
}

#[derive(Debug, Deserialize)]
pub(super) struct EventData {
    pub(super) object: EventObject,
}

#[derive(Debug, Deserialize)]
pub(super) struct EventObject {
    /// Some objects have none, and other programs' events come to the same address.
    pub(super) metadata: Option<Metadata>,
}
