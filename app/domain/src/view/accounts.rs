//! The accounts, as staff see them.

use serde::{Deserialize, Serialize};

use crate::{AccountId, CountryCode, Date, LevelCode, MemberNumber, Points};

/// One page of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountsPage {
    /// The accounts.
    pub rows: Vec<AccountRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// Which account.
    pub id: AccountId,
    /// The company.
    pub company: String,
    /// Its country.
    pub country: CountryCode,
    /// Where mail goes.
    pub email: String,
    /// What its products count.
    pub points: Points,
    /// All its products.
    pub product_count: u32,
    /// Those that wait for a detail.
    pub incomplete_count: u32,
    /// The level of the live subscription.
    pub level: Option<LevelCode>,
    /// Its member number.
    pub member_number: Option<MemberNumber>,
    /// Since when it is here.
    pub created_on: Date,
}
