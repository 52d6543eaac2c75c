//! Who issues invoices, and where they are paid.

use clap::Args;
use cps_domain::view::Party;
use cps_domain::{BankAccount, Bic, CountryCode, Iban};

/// Where the demonstration's transfers would go: the number that shows what Spanish ones look like (IBAN registry, SWIFT).
const DEMO_IBAN: &str = "ES91 2100 0418 4502 0005 1332";

/// Who issues invoices.
#[derive(Args, Clone)]
pub struct IssuerSettings {
    /// The company that issues invoices.
    #[arg(
        long,
        env = "CPS_ISSUER_NAME",
        default_value = "Canon Professional Services"
    )]
    pub issuer_name: String,
    /// Its address; a semicolon starts a new line.
    #[arg(
        long,
        env = "CPS_ISSUER_ADDRESS",
        default_value = "Calle de la Demostración 1;28001 Madrid;España"
    )]
    pub issuer_address: String,
    /// Its country: decides on VAT.
    #[arg(long, env = "CPS_ISSUER_COUNTRY", default_value = "ES")]
    pub issuer_country: CountryCode,
    /// Its VAT number.
    #[arg(long, env = "CPS_ISSUER_VAT_NUMBER", default_value = "ESX0000000T")]
    pub issuer_vat_number: String,
    /// Its bank account, where transfers go; without one, invoices don't say where.
    #[arg(long, env = "CPS_ISSUER_IBAN")]
    pub issuer_iban: Option<Iban>,
    /// The bank of that account; within Europe it need not be named.
    #[arg(long, env = "CPS_ISSUER_BIC", requires = "issuer_iban")]
    pub issuer_bic: Option<Bic>,
}

impl IssuerSettings {
    /// The issuer as documents name it.
    pub(super) fn party(&self) -> Party {
        Party {
            name: self.issuer_name.clone(),
            address: self.issuer_address.split(';').map(str::to_string).collect(),
            vat_number: self.issuer_vat_number.clone(),
            country: Some(self.issuer_country),
        }
    }

    /// Where transfers go. A demonstration has an account to show; for real, money must not go to one that nobody chose.
    pub(super) fn bank(&self, demo: bool) -> Option<BankAccount> {
        let demo_iban = demo.then(|| DEMO_IBAN.parse().ok()).flatten();
        let iban = self.issuer_iban.clone().or(demo_iban)?;
        Some(BankAccount {
            holder: self.issuer_name.clone(),
            iban,
            bic: self.issuer_bic.clone(),
        })
    }
}
