//! Who did what, when, to what.

use cps_domain::{AccountId, Instant, UserId};
use uuid::Uuid;

use super::column::parse;
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    INSERT = "INSERT INTO audit (id, at, account_id, user_id, action, subject) VALUES ($1, $2, $3, $4, $5, $6)";
    OF_ACCOUNT = "SELECT at, action FROM audit WHERE account_id = $1 ORDER BY id";
    ABOUT = "SELECT at, action FROM audit WHERE subject = $1 ORDER BY id DESC";
}

/// What is recorded. Its code is stored, so codes are added but never changed.
macro_rules! actions {
    ($($(#[$meaning:meta])* $variant:ident = $code:literal,)+) => {
        /// Something worth recording.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$meaning])* $variant,)+
        }

        impl Action {
            /// The stable name by which it is stored.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl std::str::FromStr for Action {
            type Err = ();

            fn from_str(code: &str) -> Result<Self, ()> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(()),
                }
            }
        }
    };
}

actions! {
    /// A product was registered.
    ProductRegistered = "product_registered",
    /// A product got its last missing detail and began to count.
    ProductCompleted = "product_completed",
    /// A product's details changed.
    ProductChanged = "product_changed",
    /// A product came from an old account.
    ProductMigrated = "product_migrated",
    /// A product was removed.
    ProductRemoved = "product_removed",
    /// An old account's products were moved; the subject is the old account.
    OldAccountMigrated = "old_account_migrated",
    /// An account was invited to join; the subject is the account.
    AccountInvited = "account_invited",
    /// A checkout was reviewed and its terms were accepted; the subject is the checkout.
    CheckoutReviewed = "checkout_reviewed",
    /// A checkout's card was refused or its payment canceled; the subject is the checkout.
    CheckoutFailed = "checkout_failed",
    /// A subscription began.
    SubscriptionStarted = "subscription_started",
    /// A subscription's renewal was switched on or off.
    RenewalChanged = "renewal_changed",
    /// A member chose the level for the next term.
    NextLevelChosen = "next_level_chosen",
    /// A member was told what will happen at the term's end; the subject is the term.
    RenewalNoticeSent = "renewal_notice_sent",
    /// Another term of a subscription began.
    SubscriptionRenewed = "subscription_renewed",
    /// A member went on at a dearer level.
    SubscriptionUpgraded = "subscription_upgraded",
    /// A member canceled: the subscription ends with its term.
    SubscriptionCanceled = "subscription_canceled",
    /// A member withdrew: the subscription ended at once.
    SubscriptionWithdrawn = "subscription_withdrawn",
    /// A subscription's term was over, and there was no other.
    SubscriptionEnded = "subscription_ended",
    /// An invoice was issued.
    InvoiceIssued = "invoice_issued",
    /// A card is to be charged; the subject is the charge.
    ChargeSent = "charge_sent",
    /// A card was charged; the subject is the charge.
    CardCharged = "card_charged",
    /// A card was not charged; the subject is the charge.
    ChargeFailed = "charge_failed",
    /// A card is to get its money back; the subject is the refund.
    RefundSent = "refund_sent",
    /// A card got its money back; the subject is the refund.
    CardRefunded = "card_refunded",
    /// A card could not get its money back; the subject is the refund.
    RefundRefused = "refund_refused",
    /// A member wants to pay with another card; the subject is its verification.
    CardReplacementBegun = "card_replacement_begun",
    /// A subscription is paid with another card; the subject is its verification.
    CardReplaced = "card_replaced",
    /// There is no other card; the subject is its verification.
    CardReplacementFailed = "card_replacement_failed",
    /// A member was reminded of a transfer; the subject is the invoice.
    TransferReminded = "transfer_reminded",
    /// A subscription ended because its invoice was not paid.
    SubscriptionSuspended = "subscription_suspended",
    /// A subscription went back to its former level because the upgrade's invoice was not paid.
    UpgradeUndone = "upgrade_undone",
    /// What was paid for an invoice that was taken back is to be paid back by transfer; the subject is the payout.
    PayoutOwed = "payout_owed",
    /// Staff paid money back; the subject is the payout.
    PayoutPaid = "payout_paid",
    /// Money arrived at the bank; the subject is the bank's transaction.
    TransferReceived = "transfer_received",
    /// Staff found out which invoice money pays; the subject is the bank's transaction.
    TransferAssigned = "transfer_assigned",
    /// Staff found out that money pays nothing of ours; the subject is the bank's transaction.
    TransferSetAside = "transfer_set_aside",
    /// A credit note was issued.
    CreditNoteIssued = "credit_note_issued",
    /// A member of staff was added; the subject is the user.
    StaffAdded = "staff_added",
    /// Somebody applied for an account; the subject is the application.
    ApplicationReceived = "application_received",
    /// Somebody applied with an address that has an account or an open application; the subject is the user or the application.
    ApplicationRepeated = "application_repeated",
    /// The owner of the old account's address confirmed that an application may name it.
    OldEmailConfirmed = "old_email_confirmed",
    /// An application was approved; the subject is the application.
    ApplicationApproved = "application_approved",
    /// With its approval an application got the old account it named; the subject is the old account.
    OldAccountLinked = "old_account_linked",
    /// An application was rejected.
    ApplicationRejected = "application_rejected",
    /// A user set a password by a link; the subject is the user.
    PasswordSet = "password_set",
    /// A user changed the password.
    PasswordChanged = "password_changed",
    /// A member changed contact, address or language; the subject is the account.
    AccountChanged = "account_changed",
    /// A member ended sessions; the subject is the user.
    SessionsEnded = "sessions_ended",
    /// A member downloaded all data of the account.
    AccountExported = "account_exported",
    /// A member closed the account.
    AccountClosed = "account_closed",
    /// Somebody wrote to support; the subject is the request.
    SupportRequested = "support_requested",
    /// Staff closed a request for support.
    SupportRequestClosed = "support_request_closed",
    /// Staff had a refused mail sent again; the subject is the mail.
    MailSentAgain = "mail_sent_again",
    /// An old account, or products of one, came in by a file; the subject is the old account.
    OldAccountImported = "old_account_imported",
}

/// One record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id, which puts records in order.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Whose account it concerns.
    pub account_id: Option<AccountId>,
    /// Who did it; nobody when the program did.
    pub user_id: Option<UserId>,
    /// What.
    pub action: Action,
    /// The id of what it was done to.
    pub subject: String,
}

/// Records something, in the transaction that does it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(connection: &mut Connection<'_>, entry: &Entry) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        entry.id.to_string(),
        entry.at.millis(),
        entry.account_id.map(|id| id.to_string()),
        entry.user_id.map(|id| id.to_string()),
        entry.action.code(),
        entry.subject.as_str(),
    )?;
    Ok(())
}

/// What was recorded about something, latest first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn about(
    connection: &mut Connection<'_>,
    subject: &str,
) -> Result<Vec<(Instant, Action)>, StoreError> {
    let rows = fetch!(all(i64, String), connection, ABOUT, subject)?;
    rows.into_iter()
        .map(|(at, action)| Ok((Instant::from_millis(at), parse("audit.action", &action)?)))
        .collect()
}

/// What was recorded for an account, first things first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn of_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<(Instant, Action)>, StoreError> {
    let rows = fetch!(
        all(i64, String),
        connection,
        OF_ACCOUNT,
        account_id.to_string()
    )?;
    rows.into_iter()
        .map(|(at, action)| Ok((Instant::from_millis(at), parse("audit.action", &action)?)))
        .collect()
}
