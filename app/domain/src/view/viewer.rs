//! Who looks at the page.

use serde::{Deserialize, Serialize};

use crate::Language;

coded_enum! {
    /// What a user may see.
    Role by code {
        /// Their own account.
        Member = "member",
        /// The staff pages.
        Staff = "staff",
    }
}

/// The signed-in user, as the bar shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The account's company; for staff the name of their desk.
    pub company: String,
    /// The address they signed in with.
    pub email: String,
    /// The language of their pages.
    pub language: Language,
    /// What they may see.
    pub role: Role,
}
