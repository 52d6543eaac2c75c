//! The levels, and the subscription once there is one.

use serde::{Deserialize, Serialize};

use crate::{
    CardOnFile, Date, Level, LevelCode, MemberNumber, Money, PaymentMethod, Points, Reach, Renewal,
};

/// The levels as they stand for this account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipPage {
    /// The account's points.
    pub points: Points,
    /// All its products.
    pub product_count: u32,
    /// Whether it has been invited.
    pub invited: bool,
    /// Whether the switch «Niveles de CPS disponibles» stands.
    pub shows_corporate: bool,
    /// All levels, from low to high.
    pub levels: Vec<LevelOffer>,
    /// The live subscription.
    pub subscription: Option<SubscriptionView>,
    /// What completing all incomplete products would bring.
    pub incomplete_points: Points,
}

/// A level on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelOffer {
    /// The level.
    pub level: Level,
    /// Whether it can be chosen.
    pub reach: Reach,
    /// Whether it is the one to suggest.
    pub suggested: bool,
    /// How many incomplete products, once completed, would bring it within reach; zero if none would or none need to.
    pub completing: u32,
}

/// "Manage Subscription".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionView {
    /// At which level.
    pub level: LevelCode,
    /// The number to name to support.
    pub member_number: MemberNumber,
    /// The number in the former programme.
    pub old_member_number: Option<String>,
    /// The term's first day.
    pub starts_on: Date,
    /// The term's last day.
    pub ends_on: Date,
    /// What happens then.
    pub renewal: Renewal,
    /// How the fee is paid.
    pub method: PaymentMethod,
    /// With which card, if by card.
    pub card: Option<CardOnFile>,
    /// The year's fee before VAT.
    pub fee: Money,
    /// The member's purchase order number.
    pub purchase_order: Option<String>,
    /// Whether the invoice has yet to come.
    pub invoice_expected: bool,
}
