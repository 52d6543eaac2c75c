//! The portal under measurement: its services, without pages and without a worker.

use std::env;
use std::sync::Arc;

use cps_backend::clock::Clock;
use cps_backend::mail::FolderTransport;
use cps_backend::payments::sandbox::SandboxProvider;
use cps_backend::portal::{Portal, Settings};
use cps_backend::store::Db;
use cps_domain::view::Party;
use cps_domain::{BankAccount, CountryCode, EmailAddress, Iban};

use crate::Problem;

/// Opens the portal over a migrated database. No mail is delivered: that is a worker's.
pub(crate) async fn open(address: &str) -> Result<Portal, Problem> {
    let db = Db::connect(address).await?;
    let clock = Clock::system();
    let provider = SandboxProvider::new(db.clone(), clock.clone());
    let mail = FolderTransport::new(env::temp_dir(), "Bench <bench@test.cps.example>".parse()?);
    Ok(Portal::new(
        db,
        clock,
        Arc::new(provider),
        Arc::new(mail),
        settings()?,
    ))
}

fn settings() -> Result<Settings, Problem> {
    let country = country("NL")?;
    let issuer = Party {
        name: "Bench".to_owned(),
        address: vec!["1 Bench Street".to_owned()],
        vat_number: "NL000099998B57".to_owned(),
        country: Some(country),
    };
    let iban = Iban::parse("NL91 ABNA 0417 1643 00");
    let support = EmailAddress::parse("support@test.cps.example");
    let bank = BankAccount {
        holder: issuer.name.clone(),
        iban: iban.map_err(|_| "the bank account is none")?,
        bic: None,
    };
    let support = support.map_err(|_| "the support address is none")?;
    Ok(Settings {
        bank: Some(bank),
        ..Settings::new(issuer, country, "http://localhost", support)
    })
}

/// A country by its two letters.
pub(crate) fn country(code: &str) -> Result<CountryCode, Problem> {
    CountryCode::parse(code).map_err(|_| format!("{code} is no country").into())
}
