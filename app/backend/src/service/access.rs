//! Who is signed in. Only [`find_session`](super::find_session) makes these, so a use case that takes one cannot be reached without.

use cps_domain::view::Viewer;
use cps_domain::{AccountId, Language, UserId};

/// A signed-in member: may see and change what belongs to the account, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub(crate) user_id: UserId,
    pub(crate) account_id: AccountId,
    pub(crate) language: Language,
}

impl Member {
    /// Who.
    #[must_use]
    pub fn user_id(&self) -> UserId {
        self.user_id
    }

    /// For which account.
    #[must_use]
    pub fn account_id(&self) -> AccountId {
        self.account_id
    }

    /// In which language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }
}

/// A signed-in member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub(crate) user_id: UserId,
}

impl Staff {
    /// Who.
    #[must_use]
    pub fn user_id(&self) -> UserId {
        self.user_id
    }
}

/// Whoever is signed in, and how the bar shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// A member.
    Member(Member, Viewer),
    /// Staff.
    Staff(Staff, Viewer),
}

impl SignedIn {
    /// Who.
    #[must_use]
    pub fn user_id(&self) -> UserId {
        match self {
            Self::Member(member, _) => member.user_id,
            Self::Staff(staff, _) => staff.user_id,
        }
    }

    /// How the bar shows them.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        match self {
            Self::Member(_, viewer) | Self::Staff(_, viewer) => viewer,
        }
    }
}
