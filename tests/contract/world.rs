//! A portal to test on: a database of its own with the seeded catalogue, and a clock that stands at noon on 1 June 2026.

use std::sync::Arc;

use cps_backend::clock::Clock;
use cps_backend::payments::sandbox::{Faults, SandboxProvider};
use cps_backend::portal::{Portal, Settings};
use cps_backend::seed::seed_catalogue;
use cps_backend::service::{Client, Member, SignedIn, find_session, register_product, sign_in};
use cps_backend::store::accounts::{self, Account};
use cps_backend::store::users::{self, User};
use cps_backend::store::{Connection, Db, StoreError};
use cps_domain::view::Party;
use cps_domain::{
    AccountId, BankAccount, CountryCode, EmailAddress, Iban, Instant, Language, Points,
    ProductForm, ProductId, UserId,
};

use crate::engines::{empty_postgres, empty_sqlite};
use crate::mailbox::Mailbox;

/// 1 June 2026, 12:00 UTC.
const START: Instant = Instant::from_millis(1_780_315_200_000);

/// The password of every user of a test.
pub(crate) const PASSWORD: &str = "correct horse";

/// [`PASSWORD`] hashed with as little memory and as few passes as argon2 takes: a check reads them from the hash, and so is quick.
fn quick_hash() -> String {
    use argon2::password_hash::{PasswordHasher as _, SaltString};
    use argon2::{Algorithm, Argon2, Params, Version};
    let salt = SaltString::encode_b64(&[7; 16]).unwrap();
    let params = Params::new(Params::MIN_M_COST, 1, 1, None).unwrap();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2
        .hash_password(PASSWORD.as_bytes(), &salt)
        .unwrap()
        .to_string()
}

/// Runs each test once on SQLite and once on Postgres.
macro_rules! both_engines {
    ($($(#[doc = $promise:literal])* async fn $name:ident($world:ident: World) $test:block)+) => {$(
        mod $name {
            use super::*;

            $(#[doc = $promise])*
            async fn check($world: &$crate::world::World) $test

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                check(&$crate::world::World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                check(&$crate::world::World::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use both_engines;

/// A portal, its clock, and what must live as long as they do.
pub(crate) struct World {
    /// What is tested.
    pub(crate) portal: Portal,
    /// Its clock, to move.
    pub(crate) clock: Clock,
    /// Where its mails arrive.
    pub(crate) mailbox: Mailbox,
    /// What goes wrong with its card provider.
    pub(crate) faults: Arc<Faults>,
    _folder: Option<tempfile::TempDir>,
}

impl World {
    /// On an SQLite file in a folder of its own.
    pub(crate) async fn sqlite() -> Self {
        let (db, folder) = empty_sqlite().await;
        Self::new(db, Some(folder)).await
    }

    /// On a database of its own on the Postgres server.
    pub(crate) async fn postgres() -> Self {
        Self::new(empty_postgres().await, None).await
    }

    async fn new(db: Db, folder: Option<tempfile::TempDir>) -> Self {
        db.migrate().await.unwrap();
        let clock = Clock::manual(START);
        let issuer = Party {
            name: "CPS Europe".to_owned(),
            address: vec!["1 Lens Street".to_owned(), "1000 AA Amsterdam".to_owned()],
            vat_number: "NL000099998B57".to_owned(),
            country: Some(country("NL")),
        };
        let faults = Arc::new(Faults::default());
        let provider = SandboxProvider::with_faults(db.clone(), clock.clone(), faults.clone());
        let support = EmailAddress::parse("support@test.cps.example").unwrap();
        let bank = BankAccount {
            holder: issuer.name.clone(),
            iban: Iban::parse("NL91 ABNA 0417 1643 00").unwrap(),
            bic: None,
        };
        let settings = Settings {
            bank: Some(bank),
            ..Settings::new(issuer, country("NL"), "https://test.cps.example", support)
        };
        let mailbox = Mailbox::default();
        let mail = Arc::new(mailbox.clone());
        let portal = Portal::new(db, clock.clone(), Arc::new(provider), mail, settings);
        seed_catalogue(&portal).await.unwrap();
        Self {
            portal,
            clock,
            mailbox,
            faults,
            _folder: folder,
        }
    }

    /// Lets so many days pass.
    pub(crate) fn days_pass(&self, days: i64) {
        self.clock.advance_seconds(days * 24 * 60 * 60);
    }

    /// An account in this country, with nothing in it.
    pub(crate) fn account(&self, company: &str, country_code: &str) -> Account {
        Account {
            id: AccountId::from_uuid(self.portal.ids.uuid()),
            company: company.to_owned(),
            vat_number: format!("{country_code}12345678"),
            vat_number_valid: true,
            country: country(country_code),
            language: Language::English,
            contact: "Accounts".to_owned(),
            email: address_of(company).to_string(),
            address: "1 Aperture Yard\nTown".to_owned(),
            old_account_id: None,
            old_member_number: None,
            points: Points::default(),
            product_count: 0,
            incomplete_count: 0,
            invited_at: None,
            created_at: self.clock.now(),
        }
    }

    /// A member of a new account in this country, signed in. Signs in again with [`address_of`] the company and [`PASSWORD`].
    pub(crate) async fn member(&self, company: &str, country_code: &str) -> Member {
        self.member_of(&self.account(company, country_code)).await
    }

    /// A member of this account, which is added, signed in.
    pub(crate) async fn member_of(&self, account: &Account) -> Member {
        self.member_from(account, &browser()).await
    }

    /// The same, from another browser.
    pub(crate) async fn member_from(&self, account: &Account, client: &Client) -> Member {
        let user = User {
            id: UserId::from_uuid(self.portal.ids.uuid()),
            account_id: Some(account.id),
            email: address_of(&account.company),
            password_hash: quick_hash(),
            language: account.language,
            created_at: self.clock.now(),
        };
        self.write(async |connection| {
            accounts::insert(connection, account).await?;
            users::insert(connection, &user).await
        })
        .await;
        match self.signed_in_from(&account.company, client).await {
            SignedIn::Member(member, _) => member,
            SignedIn::Staff(..) => panic!("a member is not staff"),
        }
    }

    /// Signs in whoever belongs to this company.
    pub(crate) async fn signed_in(&self, company: &str) -> SignedIn {
        self.signed_in_from(company, &browser()).await
    }

    async fn signed_in_from(&self, company: &str, client: &Client) -> SignedIn {
        let email = address_of(company);
        let session = sign_in(&self.portal, email.as_str(), PASSWORD, client)
            .await
            .unwrap();
        find_session(&self.portal, session.token.as_str())
            .await
            .unwrap()
            .unwrap()
    }

    /// Registers a product of this model with all its details.
    pub(crate) async fn complete_product(&self, member: &Member, model: &str) -> ProductId {
        let form = complete_form(model, &self.serial_number());
        register_product(&self.portal, member, &form).await.unwrap()
    }

    /// Registers a product of this model without its dealer.
    pub(crate) async fn incomplete_product(&self, member: &Member, model: &str) -> ProductId {
        let form = ProductForm {
            dealer: String::new(),
            ..complete_form(model, &self.serial_number())
        };
        register_product(&self.portal, member, &form).await.unwrap()
    }

    /// A serial number that nothing else has.
    pub(crate) fn serial_number(&self) -> String {
        let (_, random) = self.portal.ids.uuid().as_u64_pair();
        format!("{random:016X}")
    }

    /// The account as it stands.
    pub(crate) async fn account_of(&self, member: &Member) -> Account {
        let id = member.account_id();
        let found: Result<_, StoreError> = self
            .portal
            .db
            .read(async |connection| accounts::find(connection, id).await)
            .await;
        found.unwrap().unwrap()
    }

    /// Changes the store behind the services' back.
    pub(crate) async fn write<T, F>(&self, unit: F) -> T
    where
        F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, StoreError> + Clone,
    {
        self.portal.db.write(unit).await.unwrap()
    }
}

/// A form with which a product of this model is complete.
pub(crate) fn complete_form(model: &str, serial_number: &str) -> ProductForm {
    ProductForm {
        model: model.to_owned(),
        serial_number: serial_number.to_owned(),
        purchase_date: "2025-11-20".to_owned(),
        purchase_date_estimated: false,
        purchase_country: "ES".to_owned(),
        dealer: "Niobo Digital".to_owned(),
        dealer_estimated: false,
    }
}

/// The address with which the member of this company signs in.
pub(crate) fn address_of(company: &str) -> EmailAddress {
    let local = company
        .to_lowercase()
        .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    EmailAddress::parse(&format!("{local}@test.cps.example")).unwrap()
}

/// A browser at some address.
pub(crate) fn browser() -> Client {
    Client {
        address: "192.0.2.7".to_owned(),
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
            .to_owned(),
    }
}

/// A country by its two letters.
pub(crate) fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).unwrap()
}
