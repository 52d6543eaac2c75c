//! What the portal writes to people: one variant a kind of mail, with the facts that its words need.

mod kind;

use cps_domain::view::ChargeTrouble;
use cps_domain::{
    CardOnFile, CreditReason, CreditorReference, Date, DocumentId, DocumentNumber, EmailAddress,
    Iban, Instant, LevelCode, LinkId, MemberNumber, Money, PaymentMethod, Points, SerialNumber,
    SupportTopic,
};
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
    /// To a new member (guide, step 6): the subscription can be used at once.
    Welcome {
        /// Whom to address.
        contact: String,
        /// At which level.
        level: LevelCode,
        /// Under which number.
        member_number: MemberNumber,
        /// The term's first day.
        starts_on: Date,
        /// The term's last day.
        ends_on: Date,
    },
    /// With an invoice.
    InvoiceIssued {
        /// Whom to address.
        contact: String,
        /// The invoice.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// What it asks for.
        gross: Money,
        /// What of it is still to be paid: the member's balance was used first.
        open: Money,
        /// By when.
        due_on: Date,
        /// How.
        method: PaymentMethod,
        /// The end of the card's number, if it is charged to a card.
        card_last_four: Option<String>,
        /// What a transfer must quote.
        reference: Option<CreditorReference>,
        /// Where a transfer goes.
        iban: Option<Iban>,
    },
    /// With a credit note.
    CreditNoteIssued {
        /// Whom to address.
        contact: String,
        /// The credit note.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// The invoice that it takes back, or takes a part of back.
        corrects: DocumentNumber,
        /// How much.
        gross: Money,
        /// Why.
        reason: CreditReason,
    },
    /// An invoice was charged to a card.
    CardCharged {
        /// Whom to address.
        contact: String,
        /// The invoice.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// How much.
        amount: Money,
        /// To which card.
        card: CardOnFile,
    },
    /// An invoice could not be charged to a card.
    ChargeFailed {
        /// Whom to address.
        contact: String,
        /// The invoice.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// How much.
        amount: Money,
        /// To which card.
        card: CardOnFile,
        /// Why not.
        trouble: ChargeTrouble,
        /// When it is tried again; never, after the last attempt.
        next_on: Option<Date>,
    },
    /// An invoice waits for its transfer.
    TransferReminder {
        /// Whom to address.
        contact: String,
        /// The invoice.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// What is still to be paid.
        open: Money,
        /// By when.
        due_on: Date,
        /// Whether that day is past.
        overdue: bool,
        /// What the transfer must quote.
        reference: CreditorReference,
        /// Where it goes.
        iban: Option<Iban>,
    },
    /// A transfer arrived.
    PaymentReceived {
        /// Whom to address.
        contact: String,
        /// The invoice that it was for.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// How much arrived.
        amount: Money,
        /// What of the invoice is still to be paid.
        open: Money,
        /// What we owe the member now.
        balance: Money,
    },
    /// A subscription ended because it was not paid for.
    SubscriptionSuspended {
        /// Whom to address.
        contact: String,
        /// Its level.
        level: LevelCode,
        /// The invoice.
        number: DocumentNumber,
    },
    /// A subscription went back to a level, because the upgrade from it was not paid for.
    UpgradeUndone {
        /// Whom to address.
        contact: String,
        /// The level of the upgrade.
        level: LevelCode,
        /// The level before and after it.
        former_level: LevelCode,
        /// The upgrade's invoice.
        number: DocumentNumber,
    },
    /// Thirty days before a term's end: what will happen.
    RenewalNotice {
        /// Whom to address.
        contact: String,
        /// The level now.
        level: LevelCode,
        /// The term's last day.
        ends_on: Date,
        /// The level of the next term, if there will be one.
        renews_at: Option<LevelCode>,
        /// Its fee without VAT.
        fee: Option<Money>,
        /// The best level within reach, if the points reach none that was chosen.
        offered: Option<LevelCode>,
    },
    /// Another term has begun.
    SubscriptionRenewed {
        /// Whom to address.
        contact: String,
        /// At which level.
        level: LevelCode,
        /// Its first day.
        starts_on: Date,
        /// Its last day.
        ends_on: Date,
    },
    /// A term is over, and there is no other.
    SubscriptionEnded {
        /// Whom to address.
        contact: String,
        /// Its level.
        level: LevelCode,
        /// Its last day.
        ended_on: Date,
        /// The best level at which the member could join again today.
        offered: Option<LevelCode>,
    },
    /// The member wants no other term.
    CancellationConfirmed {
        /// Whom to address.
        contact: String,
        /// The level now.
        level: LevelCode,
        /// The term's last day.
        ends_on: Date,
    },
    /// The member withdrew from the term.
    WithdrawalConfirmed {
        /// Whom to address.
        contact: String,
        /// The level that it was.
        level: LevelCode,
    },
    /// The member went on at a dearer level.
    SubscriptionUpgraded {
        /// Whom to address.
        contact: String,
        /// The level before.
        former_level: LevelCode,
        /// The level now.
        level: LevelCode,
        /// What that costs for the days that are left, without VAT.
        difference: Money,
        /// The term's last day.
        ends_on: Date,
    },
    /// Invoices are charged to another card from now on.
    CardReplaced {
        /// Whom to address.
        contact: String,
        /// To this one.
        card: CardOnFile,
    },
    /// To a former member.
    AccountClosed {
        /// Whom to address.
        contact: String,
    },
}
