//! The levels, and the subscription once there is one.

use serde::{Deserialize, Serialize};

use super::DocumentLink;
use crate::{
    CardOnFile, Date, EndedBecause, Level, LevelCode, MemberNumber, Money, PaymentMethod, Points,
    Price, Reach, Renewal,
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
    /// The last subscription, for sixty days after it ended.
    pub ended: Option<EndedView>,
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
    /// The last day on which the member can withdraw, until it is over.
    pub withdraw_until: Option<Date>,
    /// The dearer levels within reach, from low to high.
    pub upgrades: Vec<UpgradeOffer>,
    /// What follows the term.
    pub next_term: NextTerm,
    /// An invoice that should have been paid by now.
    pub to_pay: Option<DocumentLink>,
}

/// A dearer level, at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpgradeOffer {
    /// The level.
    pub level: LevelCode,
    /// What going on at it costs today: the difference for the days left, with its VAT.
    pub price: Price,
    /// Its yearly fee before VAT.
    pub fee: Money,
}

/// What follows a term, as points stand today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTerm {
    /// The day after the term.
    pub starts_on: Date,
    /// At which level it renews; `None` if it doesn't.
    pub level: Option<LevelCode>,
    /// What that costs before VAT.
    pub fee: Option<Money>,
    /// The levels within reach, from low to high.
    pub choices: Vec<LevelCode>,
    /// The one that the member chose.
    pub chosen: Option<LevelCode>,
}

/// A subscription that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedView {
    /// At which level.
    pub level: LevelCode,
    /// On which day.
    pub on: Date,
    /// Why.
    pub because: EndedBecause,
}
