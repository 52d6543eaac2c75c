//! The portal's side: Stripe's provider over a database of its own, and what it is asked for.

use cps_backend::clock::Clock;
use cps_backend::payments::stripe::{Secret, StripeProvider, StripeSettings};
use cps_backend::payments::{CardToken, Charge, ProviderError, Refund, Verification};
use cps_backend::store::Db;
use cps_domain::{Currency, Instant, Money};

use crate::stub::{Answer, Stub};
use engine::new_database;

/// 1 June 2026, 12:00 UTC.
pub(crate) const NOW: Instant = Instant::from_millis(1_780_315_200_000);

/// What the operator has from Stripe.
pub(crate) const SECRET_KEY: &str = "sk_test_portal";
pub(crate) const WEBHOOK_SECRET: &str = "whsec_portal";

/// The customer and the card of every test.
pub(crate) const TOKEN: &str = "cus_QportaL1/pm_1QportaL2";

/// A provider that speaks to a stub.
pub(crate) struct World {
    pub(crate) stripe: StripeProvider,
    pub(crate) stub: Stub,
    _folder: tempfile::TempDir,
}

impl World {
    /// Where the stub gives these answers in order.
    pub(crate) async fn hears(answers: impl IntoIterator<Item = Answer>) -> Self {
        let stub = Stub::start(answers).await;
        let (stripe, folder) = provider(&stub.url, Clock::manual(NOW)).await;
        Self {
            stripe,
            stub,
            _folder: folder,
        }
    }
}

/// Stripe's provider for an API at this address.
pub(crate) async fn provider(url: &str, clock: Clock) -> (StripeProvider, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = new_database(folder.path()).await;
    let db = Db::connect(&address).await.unwrap();
    db.migrate().await.unwrap();
    let settings = StripeSettings {
        url: url.to_owned(),
        secret_key: Secret::new(SECRET_KEY),
        webhook_secret: Secret::new(WEBHOOK_SECRET),
        public_url: "https://test.cps.example".to_owned(),
    };
    (StripeProvider::new(db, clock, settings).unwrap(), folder)
}

/// A verification with this number.
pub(crate) fn verification(number: u8) -> Verification {
    Verification {
        id: id(number),
        return_path: "/checkout/finish?key=7".to_owned(),
    }
}

/// €102.85 for an invoice.
pub(crate) fn charge() -> Charge {
    Charge {
        id: id(2),
        token: CardToken::new(TOKEN),
        amount: Money::new(10_285, Currency::Eur),
        description: "2026-000001".to_owned(),
    }
}

/// All of it, back.
pub(crate) fn refund() -> Refund {
    Refund {
        id: id(3),
        charge: charge().id,
        token: CardToken::new(TOKEN),
        amount: Money::new(10_285, Currency::Eur),
    }
}

/// An id with this number.
pub(crate) fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(number: u8) -> T {
    format!("01978c00-0000-7000-8000-0000000000{number:02x}")
        .parse()
        .unwrap()
}

/// Whether nobody knows what happened, and asking later may tell.
pub(crate) fn is_unreachable<T>(result: Result<T, ProviderError>) -> bool {
    matches!(result, Err(ProviderError::Unreachable(_)))
}

/// Whether the provider has yet to decide.
pub(crate) fn is_pending<T>(result: Result<T, ProviderError>) -> bool {
    matches!(result, Err(ProviderError::Pending))
}
