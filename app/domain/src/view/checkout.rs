//! "Please review your information", and the payment.

use serde::{Deserialize, Serialize};

use crate::{CheckoutKey, CountryCode, LevelCode, Price, Problem, Renewal};

/// The review (guide, step 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutPage {
    /// Names this checkout in every form on the page.
    pub key: CheckoutKey,
    /// The chosen level.
    pub level: LevelCode,
    /// A year's fee with its VAT.
    pub price: Price,
    /// The buyer's VAT number.
    pub vat_number: String,
    /// The buyer.
    pub company: String,
    /// Where the buyer is.
    pub country: CountryCode,
    /// The subscription type.
    pub renewal: Renewal,
    /// The purchase order number, as typed; empty if none.
    pub purchase_order: String,
    /// Whether the terms were accepted.
    pub terms_accepted: bool,
    /// Whether the payment options stand open.
    pub payment_open: bool,
    /// Why the last attempt to pay failed.
    pub problem: Option<Problem>,
}

/// Where CHECKOUT leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckOutNext {
    /// The subscription is active.
    Done,
    /// The card is entered at the payment provider's page, at this address.
    Visit(String),
}
