//! What follows from a message's kind.

use cps_domain::{DocumentId, EmailAddress, LinkId};

use super::Message;

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
            Self::Welcome { .. } => "welcome",
            Self::InvoiceIssued { .. } => "invoice_issued",
            Self::CreditNoteIssued { .. } => "credit_note_issued",
            Self::CardCharged { .. } => "card_charged",
            Self::ChargeFailed { .. } => "charge_failed",
            Self::TransferReminder { .. } => "transfer_reminder",
            Self::PaymentReceived { .. } => "payment_received",
            Self::SubscriptionSuspended { .. } => "subscription_suspended",
            Self::UpgradeUndone { .. } => "upgrade_undone",
            Self::RenewalNotice { .. } => "renewal_notice",
            Self::SubscriptionRenewed { .. } => "subscription_renewed",
            Self::SubscriptionEnded { .. } => "subscription_ended",
            Self::CancellationConfirmed { .. } => "cancellation_confirmed",
            Self::WithdrawalConfirmed { .. } => "withdrawal_confirmed",
            Self::SubscriptionUpgraded { .. } => "subscription_upgraded",
            Self::CardReplaced { .. } => "card_replaced",
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

    /// The document that is enclosed as a PDF.
    #[must_use]
    pub const fn document(&self) -> Option<DocumentId> {
        match self {
            Self::InvoiceIssued { document, .. }
            | Self::CreditNoteIssued { document, .. }
            | Self::TransferReminder { document, .. } => Some(*document),
            _ => None,
        }
    }
}
