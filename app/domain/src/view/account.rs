//! The account.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Date, Language, MemberNumber, Points, SessionId};

/// What the portal knows about the business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// The company.
    pub company: String,
    /// Its VAT number.
    pub vat_number: String,
    /// Where it is.
    pub country: CountryCode,
    /// Its address on invoices, line by line; may be empty.
    pub address: String,
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
    /// Whether a subscription is live.
    pub subscribed: bool,
    /// One page of where the member is signed in, the latest used first.
    pub sessions: Vec<SessionRow>,
    /// Asks for the page of sessions that follows, if there is one. Opaque.
    pub more_sessions: Option<String>,
}

/// A browser in which the member is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Which session.
    pub id: SessionId,
    /// Browser and system, `Firefox · Windows`; nothing if they are not known.
    pub device: Option<String>,
    /// When it began.
    pub signed_in_on: Date,
    /// When it was last used.
    pub last_used_on: Date,
    /// Whether it is the one that asks.
    pub current: bool,
}
