//! The account.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Date, Language, MemberNumber, Points};

/// What the portal knows about the business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// The company.
    pub company: String,
    /// Its VAT number.
    pub vat_number: String,
    /// Where it is.
    pub country: CountryCode,
    /// Whom to address.
    pub contact: String,
    /// Where to write.
    pub email: String,
    /// In which language.
    pub language: Language,
    /// Its member number, once it has subscribed.
    pub member_number: Option<MemberNumber>,
    /// Its number in the former programme.
    pub old_member_number: Option<String>,
    /// Its points.
    pub points: Points,
    /// Since when it exists.
    pub created_on: Date,
}
