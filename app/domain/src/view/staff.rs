//! What staff see beside the accounts: applications, requests for support, mails that could not be delivered.

use serde::{Deserialize, Serialize};

use crate::{
    ApplicationId, ApplicationState, CountryCode, Instant, Language, MailId, SupportRequestId,
    SupportTopic,
};

/// One page of applications, those that wait longest first, or the latest decisions first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationsPage {
    /// The applications.
    pub rows: Vec<ApplicationRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationRow {
    /// Which one.
    pub id: ApplicationId,
    /// The company.
    pub company: String,
    /// Its VAT number, whose form and check digits are right.
    pub vat_number: String,
    /// Where it is.
    pub country: CountryCode,
    /// Whom to address.
    pub contact: String,
    /// The address to sign in with.
    pub email: String,
    /// The applicant's language.
    pub language: Language,
    /// The address of the old account that it names.
    pub old_email: Option<String>,
    /// That old account, if there is one.
    pub old_account: Option<OldAccountView>,
    /// Whether the owner of that address has confirmed it.
    pub old_email_confirmed: bool,
    /// What became of it.
    pub state: ApplicationState,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// Since when it is here.
    pub created_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Who decided; nobody when the portal did.
    pub decided_by: Option<String>,
}

/// An account of the former programme, as staff compare it with an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldAccountView {
    /// Its number there.
    pub member_number: String,
    /// How many products it holds.
    pub product_count: u32,
    /// Which account has it by now.
    pub holder: OldAccountHolder,
}

/// Which account an old account belongs to by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OldAccountHolder {
    /// None: it can be linked.
    Nobody,
    /// The one that came of this application.
    ThisApplicant,
    /// Another one.
    SomeoneElse,
}

/// One page of requests for support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRequestsPage {
    /// The requests: open ones first come first, closed ones latest first.
    pub rows: Vec<SupportRequestRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// A request for support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRequestRow {
    /// Which one.
    pub id: SupportRequestId,
    /// The member's company, if a member wrote.
    pub company: Option<String>,
    /// Where to answer.
    pub email: String,
    /// What it is about.
    pub topic: SupportTopic,
    /// What it says.
    pub message: String,
    /// In which language it was written.
    pub language: Language,
    /// When it came.
    pub created_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Who closed it.
    pub closed_by: Option<String>,
}

/// One page of mails that were refused for good, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedMailsPage {
    /// The mails.
    pub rows: Vec<RefusedMailRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// A mail that could not be delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedMailRow {
    /// Which one.
    pub id: MailId,
    /// To whom.
    pub recipient: String,
    /// Which kind of message, by its code.
    pub kind: String,
    /// When it was written.
    pub created_at: Instant,
    /// When it was given up.
    pub refused_at: Instant,
    /// What the recipient's server said.
    pub reason: String,
}
