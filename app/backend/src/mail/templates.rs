//! The words, as they are compiled in: one file a message and language.
//!
//! The first line is the subject. What follows are blocks with blank lines between: paragraphs, and links, which are a block of
//! the form `[Label](address)` and nothing else. `{{ … }}` and `{% … %}` are filled by minijinja with the message's own fields,
//! `public_url`, and the address of its `link`.

use cps_domain::Language;

use super::Message;

/// The HTML around every letter.
pub(super) const LAYOUT: &str = include_str!("templates/layout.html");

macro_rules! words {
    ($language:expr, $name:literal) => {
        match $language {
            Language::Spanish => include_str!(concat!("templates/es/", $name, ".txt")),
            Language::English => include_str!(concat!("templates/en/", $name, ".txt")),
        }
    };
}

/// Subject and body of a message.
pub(super) const fn words(message: &Message, language: Language) -> &'static str {
    match message {
        Message::ApplicationReceived { .. } => words!(language, "application_received"),
        Message::AlreadyApplied { .. } => words!(language, "already_applied"),
        Message::AlreadyMember { .. } => words!(language, "already_member"),
        Message::ConfirmOldEmail { .. } => words!(language, "confirm_old_email"),
        Message::ApplicationApproved { .. } => words!(language, "application_approved"),
        Message::ApplicationRejected { .. } => words!(language, "application_rejected"),
        Message::PasswordReset { .. } => words!(language, "password_reset"),
        Message::PasswordChanged { .. } => words!(language, "password_changed"),
        Message::Invitation { .. } => words!(language, "invitation"),
        Message::MigrationDone { .. } => words!(language, "migration_done"),
        Message::SupportRequest { .. } => words!(language, "support_request"),
        Message::Welcome { .. } => words!(language, "welcome"),
        Message::InvoiceIssued { .. } => words!(language, "invoice_issued"),
        Message::CreditNoteIssued { .. } => words!(language, "credit_note_issued"),
        Message::CardCharged { .. } => words!(language, "card_charged"),
        Message::ChargeFailed { .. } => words!(language, "charge_failed"),
        Message::TransferReminder { .. } => words!(language, "transfer_reminder"),
        Message::PaymentReceived { .. } => words!(language, "payment_received"),
        Message::SubscriptionSuspended { .. } => words!(language, "subscription_suspended"),
        Message::UpgradeUndone { .. } => words!(language, "upgrade_undone"),
        Message::RenewalNotice { .. } => words!(language, "renewal_notice"),
        Message::SubscriptionRenewed { .. } => words!(language, "subscription_renewed"),
        Message::SubscriptionEnded { .. } => words!(language, "subscription_ended"),
        Message::CancellationConfirmed { .. } => words!(language, "cancellation_confirmed"),
        Message::WithdrawalConfirmed { .. } => words!(language, "withdrawal_confirmed"),
        Message::SubscriptionUpgraded { .. } => words!(language, "subscription_upgraded"),
        Message::CardReplaced { .. } => words!(language, "card_replaced"),
        Message::AccountClosed { .. } => words!(language, "account_closed"),
    }
}

/// What stands below a message that nobody reads answers to; blocks, without a subject.
pub(super) const fn foot(language: Language) -> &'static str {
    words!(language, "foot")
}
