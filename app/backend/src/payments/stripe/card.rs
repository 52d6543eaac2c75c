//! A card, between Stripe's words and ours.

use cps_domain::CardOnFile;

use super::shapes::Card;
use crate::payments::CardToken;

/// The customer and the payment method that make a card's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owned<'a> {
    pub(super) customer: &'a str,
    pub(super) payment_method: &'a str,
}

impl Owned<'_> {
    pub(super) fn to_token(self) -> CardToken {
        CardToken::new(format!("{}/{}", self.customer, self.payment_method))
    }
}

/// What a token names. One that the sandbox gave, before the operator changed to Stripe, names nothing there.
pub(super) fn owned(token: &CardToken) -> Option<Owned<'_>> {
    let (customer, payment_method) = token.as_str().split_once('/')?;
    let is_stripes = customer.starts_with("cus_") && payment_method.starts_with("pm_");
    is_stripes.then_some(Owned {
        customer,
        payment_method,
    })
}

/// A card as its owner recognises it.
pub(super) fn on_file(card: &Card) -> CardOnFile {
    CardOnFile {
        brand: brand(&card.brand).to_owned(),
        last_four: card.last4.clone(),
        expires: format!("{:02}/{:02}", card.exp_month, card.exp_year % 100),
    }
}

/// A brand as it stands on the card.
fn brand(code: &str) -> &'static str {
    match code {
        "amex" => "American Express",
        "cartes_bancaires" => "Cartes Bancaires",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "eftpos_au" => "Eftpos",
        "jcb" => "JCB",
        "mastercard" => "Mastercard",
        "unionpay" => "UnionPay",
        "visa" => "Visa",
        _ => "Card",
    }
}
