//! Everything a use case needs, handed to it as its first argument.

use std::sync::Arc;

use cps_domain::CountryCode;
use cps_domain::view::Party;

use crate::clock::{Clock, Ids};
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
    /// What the operator decides.
    pub settings: Arc<Settings>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
}

impl Portal {
    /// A portal over an opened database.
    #[must_use]
    pub fn new(db: Db, clock: Clock, provider: Arc<dyn CardProvider>, settings: Settings) -> Self {
        let ids = Ids::new(clock.clone());
        let passwords = Passwords::new(ids.clone());
        Self {
            db,
            clock,
            ids,
            provider,
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
    /// A session that nobody used for so long is over.
    pub session_idle_seconds: i64,
    /// A session is over so long after sign-in, used or not.
    pub session_absolute_seconds: i64,
}

impl Settings {
    /// Two hours.
    pub const INVOICE_DELAY_SECONDS: i64 = 2 * 60 * 60;
    /// Twelve hours: a working day with its breaks.
    pub const SESSION_IDLE_SECONDS: i64 = 12 * 60 * 60;
    /// Seven days.
    pub const SESSION_ABSOLUTE_SECONDS: i64 = 7 * 24 * 60 * 60;

    /// The usual delays, for an issuer in this country.
    #[must_use]
    pub fn new(issuer: Party, issuer_country: CountryCode) -> Self {
        Self {
            invoice_delay_seconds: Self::INVOICE_DELAY_SECONDS,
            issuer,
            issuer_country,
            session_idle_seconds: Self::SESSION_IDLE_SECONDS,
            session_absolute_seconds: Self::SESSION_ABSOLUTE_SECONDS,
        }
    }
}
