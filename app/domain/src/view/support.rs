//! Writing to priority support.

use serde::{Deserialize, Serialize};

/// What the form starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportPage {
    /// The member's address; empty for whoever is not signed in.
    pub email: String,
}
