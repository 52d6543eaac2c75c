//! Everything a use case needs, handed to it as its first argument.

use std::sync::Arc;

use cps_domain::view::Party;
use cps_domain::{BankAccount, CountryCode, EmailAddress};

use crate::clock::{Clock, Ids};
use crate::mail::MailTransport;
use crate::passwords::Passwords;
use crate::payments::CardProvider;
use crate::store::Db;

/// The portal: its database, its clock, its card provider, its settings. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Portal {
    /// Where everything is kept.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// Makes ids and secrets.
    pub ids: Ids,
    /// Verifies cards.
    pub provider: Arc<dyn CardProvider>,
    /// Delivers mail.
    pub mail: Arc<dyn MailTransport>,
    /// What the operator decides.
    pub settings: Arc<Settings>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
}

impl Portal {
    /// A portal over an opened database.
    #[must_use]
    pub fn new(
        db: Db,
        clock: Clock,
        provider: Arc<dyn CardProvider>,
        mail: Arc<dyn MailTransport>,
        settings: Settings,
    ) -> Self {
        let ids = Ids::new(clock.clone());
        let passwords = Passwords::new(ids.clone());
        Self {
            db,
            clock,
            ids,
            provider,
            mail,
            settings: Arc::new(settings),
            passwords,
        }
    }
}

/// What the operator decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long after joining the invoice is issued (guide, step 4: "en pocas horas").
    pub invoice_delay_seconds: i64,
    /// Who issues invoices.
    pub issuer: Party,
    /// Where the issuer charges VAT.
    pub issuer_country: CountryCode,
    /// Where transfers go, if invoices can be paid by transfer.
    pub bank: Option<BankAccount>,
    /// A session that nobody used for so long is over.
    pub session_idle_seconds: i64,
    /// A session is over so long after sign-in, used or not.
    pub session_absolute_seconds: i64,
    /// The address that members type, without a slash at its end: where links in mails lead.
    pub public_url: String,
    /// Where requests for support go.
    pub support_address: EmailAddress,
    /// Whether applications are approved without staff. An old account's address must then be confirmed by its owner.
    pub automatic_approval: bool,
}

impl Settings {
    /// Two hours.
    pub const INVOICE_DELAY_SECONDS: i64 = 2 * 60 * 60;
    /// Twelve hours: a working day with its breaks.
    pub const SESSION_IDLE_SECONDS: i64 = 12 * 60 * 60;
    /// Seven days.
    pub const SESSION_ABSOLUTE_SECONDS: i64 = 7 * 24 * 60 * 60;

    /// The usual delays and manual approval, for an issuer in this country, without a bank account.
    #[must_use]
    pub fn new(
        issuer: Party,
        issuer_country: CountryCode,
        public_url: &str,
        support_address: EmailAddress,
    ) -> Self {
        Self {
            invoice_delay_seconds: Self::INVOICE_DELAY_SECONDS,
            issuer,
            issuer_country,
            bank: None,
            session_idle_seconds: Self::SESSION_IDLE_SECONDS,
            session_absolute_seconds: Self::SESSION_ABSOLUTE_SECONDS,
            public_url: public_url.trim_end_matches('/').to_owned(),
            support_address,
            automatic_approval: false,
        }
    }
}
