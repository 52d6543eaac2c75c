//! Settings, by flag or by environment; every one is listed by `--help`.

use super::ServerProblem;
use clap::Args;
use cps_backend::clock::Clock;
use cps_backend::payments::sandbox::SandboxProvider;
use cps_backend::portal::{Portal, Settings};
use cps_backend::store::{Db, StoreError};
use cps_domain::CountryCode;
use cps_domain::view::Party;
use cps_web::request::CookiePolicy;
use leptos::config::LeptosOptions;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the data is.
#[derive(Args, Clone)]
pub struct StoreSettings {
    /// The database: `sqlite:FILE` or `postgres://…`.
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:cps.sqlite",
        hide_env_values = true
    )]
    pub database_url: String,
}

impl StoreSettings {
    /// Opens the database; a missing SQLite file is made.
    pub async fn connect(&self) -> Result<Db, StoreError> {
        Db::connect(&self.database_url).await
    }
}

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
}

/// What every command that uses the services needs.
#[derive(Args, Clone)]
pub struct PortalSettings {
    /// The database.
    #[command(flatten)]
    pub store: StoreSettings,
    /// Who issues invoices.
    #[command(flatten)]
    pub issuer: IssuerSettings,
    /// A demonstration: invoices follow within seconds, and the sign-ins are printed.
    #[arg(long, env = "CPS_DEMO")]
    pub demo: bool,
    /// Seconds from CHECKOUT to the invoice.
    #[arg(long, env = "CPS_INVOICE_DELAY", value_name = "SECONDS", default_value_t = Settings::INVOICE_DELAY_SECONDS)]
    pub invoice_delay: i64,
}

/// With `--demo` the invoice follows after this many seconds.
const DEMO_INVOICE_DELAY: i64 = 5;

impl PortalSettings {
    /// The services, with the database open and brought to this version.
    pub async fn portal(&self) -> Result<Portal, ServerProblem> {
        let db = self.store.connect().await?;
        db.migrate().await?;
        let clock = Clock::system();
        let provider = Arc::new(SandboxProvider::new(db.clone(), clock.clone()));
        Ok(Portal::new(db, clock, provider, self.settings()))
    }

    /// What the operator decided.
    pub fn settings(&self) -> Settings {
        let issuer = Party {
            name: self.issuer.issuer_name.clone(),
            address: self
                .issuer
                .issuer_address
                .split(';')
                .map(str::to_string)
                .collect(),
            vat_number: self.issuer.issuer_vat_number.clone(),
        };
        Settings {
            invoice_delay_seconds: if self.demo {
                DEMO_INVOICE_DELAY
            } else {
                self.invoice_delay
            },
            ..Settings::new(issuer, self.issuer.issuer_country)
        }
    }
}

/// How the portal is served.
#[derive(Args, Clone)]
pub struct ServeSettings {
    /// The database, and what the services need.
    #[command(flatten)]
    pub portal: PortalSettings,
    /// The address to listen on.
    #[arg(long, env = "LEPTOS_SITE_ADDR", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The address that members type; with https, cookies are for HTTPS only.
    #[arg(long, env = "CPS_PUBLIC_URL", default_value = "http://localhost:3000")]
    pub public_url: String,
    /// The folder with the built WebAssembly, style and static files.
    #[arg(long, env = "LEPTOS_SITE_ROOT", default_value = "target/site")]
    pub site_root: PathBuf,
    /// Whether the built files carry a hash in their names.
    #[arg(long, env = "LEPTOS_HASH_FILES", default_value_t = false, action = clap::ArgAction::Set)]
    pub hash_files: bool,
    /// Leave due work to `cps worker`.
    #[arg(long, env = "CPS_NO_WORKER")]
    pub no_worker: bool,
}

impl ServeSettings {
    /// How cookies are written under the public address.
    pub fn cookies(&self, settings: &Settings) -> CookiePolicy {
        CookiePolicy {
            secure: self.public_url.starts_with("https://"),
            session_seconds: settings.session_absolute_seconds,
        }
    }

    /// What Leptos needs to know of the built files; the rest of it comes from cargo-leptos.
    pub fn leptos_options(&self) -> LeptosOptions {
        let mut options = leptos::config::get_configuration(None).map_or_else(
            |_| LeptosOptions::builder().output_name("cps").build(),
            |found| found.leptos_options,
        );
        options.site_root = self.site_root.to_string_lossy().into();
        options.site_addr = self.address;
        options.hash_files = self.hash_files;
        options
    }
}
