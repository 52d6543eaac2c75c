//! What the portal writes to people: one variant a kind of mail, with the facts that its words need.

use cps_domain::{EmailAddress, Instant, LinkId, Points, SerialNumber, SupportTopic};
use serde::{Deserialize, Serialize};

/// A mail before it is put into words. It is stored as JSON with what causes it, and put into words at each delivery, because
/// only then is there a token for its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// To an applicant: the application is here.
    ApplicationReceived {
        /// Whom to address.
        contact: String,
        /// For which business.
        company: String,
    },
    /// To an applicant who applied again: the first application is still open.
    AlreadyApplied {
        /// Whom to address, as the open application says.
        contact: String,
        /// For which business, as the open application says.
        company: String,
    },
    /// To a member for whose address somebody applied.
    AlreadyMember {
        /// Whom to address, as the account says.
        contact: String,
    },
    /// To the address of an old account: is the application that names it yours?
    ConfirmOldEmail {
        /// The business that applied.
        company: String,
        /// The address with which it applied.
        email: EmailAddress,
        /// Confirms it.
        link: LinkId,
    },
    /// To an applicant: there is an account now (guide: "Cuando se haya creado tu nueva cuenta empresarial").
    ApplicationApproved {
        /// Whom to address.
        contact: String,
        /// Whose account it is.
        company: String,
        /// Sets the first password.
        link: LinkId,
    },
    /// To an applicant: there will be no account.
    ApplicationRejected {
        /// Whom to address.
        contact: String,
        /// For which business.
        company: String,
        /// Why, in the applicant's language; may have several lines.
        reason: String,
    },
    /// To a member for whom a new password was asked.
    PasswordReset {
        /// Whom to address.
        contact: String,
        /// Sets a new password.
        link: LinkId,
    },
    /// To a member whose password was changed.
    PasswordChanged {
        /// Whom to address.
        contact: String,
        /// When.
        at: Instant,
    },
    /// To a member who has reached the first level (guide, step 3: "recibirás una invitación").
    Invitation {
        /// Whom to address.
        contact: String,
        /// What the products count together.
        points: Points,
    },
    /// To a member whose old account's products were moved.
    MigrationDone {
        /// Whom to address.
        contact: String,
        /// How many moved.
        moved: u32,
        /// What stayed behind, because another account holds it.
        taken: Vec<SerialNumber>,
        /// What stayed behind, because the member had registered it already.
        already_yours: Vec<SerialNumber>,
    },
    /// To staff: somebody wrote to priority support.
    SupportRequest {
        /// Where to answer.
        from: EmailAddress,
        /// The member's business; nothing for whoever is not signed in.
        company: Option<String>,
        /// What it is about.
        topic: SupportTopic,
        /// What it says; may have several lines.
        message: String,
    },
    /// To a former member.
    AccountClosed {
        /// Whom to address.
        contact: String,
    },
}

impl Message {
    /// The stable name of the kind: the tag in JSON, and the name of the file with its words.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ApplicationReceived { .. } => "application_received",
            Self::AlreadyApplied { .. } => "already_applied",
            Self::AlreadyMember { .. } => "already_member",
            Self::ConfirmOldEmail { .. } => "confirm_old_email",
            Self::ApplicationApproved { .. } => "application_approved",
            Self::ApplicationRejected { .. } => "application_rejected",
            Self::PasswordReset { .. } => "password_reset",
            Self::PasswordChanged { .. } => "password_changed",
            Self::Invitation { .. } => "invitation",
            Self::MigrationDone { .. } => "migration_done",
            Self::SupportRequest { .. } => "support_request",
            Self::AccountClosed { .. } => "account_closed",
        }
    }

    /// The link for which a token is minted at each delivery.
    #[must_use]
    pub const fn link(&self) -> Option<LinkId> {
        match self {
            Self::ConfirmOldEmail { link, .. }
            | Self::ApplicationApproved { link, .. }
            | Self::PasswordReset { link, .. } => Some(*link),
            _ => None,
        }
    }

    /// Who reads the answers; nobody does, but to what is written to staff.
    #[must_use]
    pub const fn reply_to(&self) -> Option<&EmailAddress> {
        match self {
            Self::SupportRequest { from, .. } => Some(from),
            _ => None,
        }
    }
}
