//! Applying for an account, and setting its password.

use serde::{Deserialize, Serialize};

use crate::CountryCode;

/// What the application's form needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplyPage {
    /// The participating countries.
    pub countries: Vec<CountryCode>,
}

coded_enum! {
    /// Whether a link from a mail can be used.
    LinkState by code {
        /// It can.
        Open = "open",
        /// Its time is over.
        Expired = "expired",
        /// It was used, or a later one was.
        Used = "used",
        /// It is none of ours: mangled, or not there at all.
        Unknown = "unknown",
    }
}

/// What a page that was reached by a link from a mail shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkPage {
    /// Whether the link can be used.
    pub state: LinkState,
    /// The address it was sent for, while it can be used.
    pub email: Option<String>,
    /// The company it concerns, while it can be used.
    pub company: Option<String>,
}
