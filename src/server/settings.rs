//! Settings, by flag or by environment; every one is listed by `--help`.

mod cards;
mod issuer;
mod operations;

pub use cards::{CardProviderName, CardSettings};
pub use issuer::IssuerSettings;
pub use operations::OperationsSettings;

use super::ServerProblem;
use axum::http::HeaderName;
use clap::Args;
use cps_backend::mail::{FolderTransport, MailTransport, Sender, SmtpTransport};
use cps_backend::portal::{Portal, Settings};
use cps_backend::service::open_clock;
use cps_backend::store::{Db, DbOptions, StoreError};
use cps_domain::EmailAddress;
use cps_web::request::CookiePolicy;
use leptos::config::LeptosOptions;
use std::net::SocketAddr;
use std::num::NonZeroU16;
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
    /// Connections to a Postgres server, or readers of an SQLite file.
    #[arg(
        long,
        env = "CPS_DATABASE_CONNECTIONS",
        value_name = "NUMBER",
        default_value_t = DbOptions::DEFAULT.connections
    )]
    pub database_connections: NonZeroU16,
    /// Changes that may wait for an SQLite file at a time; one more is answered by 503
    /// and Retry-After.
    #[arg(
        long,
        env = "CPS_WRITE_QUEUE",
        value_name = "NUMBER",
        default_value_t = DbOptions::DEFAULT.write_queue
    )]
    pub write_queue: NonZeroU16,
}

impl StoreSettings {
    /// Opens the database; a missing SQLite file is made.
    pub async fn connect(&self) -> Result<Db, StoreError> {
        let options = DbOptions {
            connections: self.database_connections,
            write_queue: self.write_queue,
        };
        Db::open(&self.database_url, options).await
    }
}

/// How mail is sent.
#[derive(Args, Clone)]
pub struct MailSettings {
    /// The mail server: `smtps://user:password@host`, or `smtp://host?tls=required`
    /// for STARTTLS. Without it, mails are kept in a folder.
    #[arg(long, env = "CPS_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of every mail.
    #[arg(
        long,
        env = "CPS_MAIL_FROM",
        default_value = "Canon Professional Services <donotreply@cps.example>"
    )]
    pub mail_from: Sender,
    /// The folder in which mails are kept when there is no mail server.
    #[arg(long, env = "CPS_MAIL_FOLDER", default_value = "mail")]
    pub mail_folder: PathBuf,
    /// Where requests for support go.
    #[arg(
        long,
        env = "CPS_SUPPORT_ADDRESS",
        default_value = "support@cps.example"
    )]
    pub support_address: EmailAddress,
}

impl MailSettings {
    /// The way out for mail.
    fn transport(&self) -> Result<Arc<dyn MailTransport>, ServerProblem> {
        let sender = self.mail_from.clone();
        Ok(match &self.smtp_url {
            Some(url) => Arc::new(
                SmtpTransport::new(url, sender)
                    .map_err(|error| ServerProblem::Setting(format!("--smtp-url: {error}")))?,
            ),
            None => Arc::new(FolderTransport::new(self.mail_folder.clone(), sender)),
        })
    }
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
    /// How mail is sent.
    #[command(flatten)]
    pub mail: MailSettings,
    /// Who verifies and charges cards.
    #[command(flatten)]
    pub cards: CardSettings,
    /// The address that members type, and where links in mails lead; with https,
    /// cookies are for HTTPS only.
    #[arg(long, env = "CPS_PUBLIC_URL", default_value = "http://localhost:3000")]
    pub public_url: String,
    /// Approve applications without staff. The owner of an old account must then
    /// confirm its address, unless it is the applicant's own.
    #[arg(long, env = "CPS_AUTOMATIC_APPROVAL")]
    pub automatic_approval: bool,
    /// A demonstration: invoices follow within seconds, the clock can be put forward,
    /// and the sign-ins are printed.
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
        let clock = open_clock(&db, self.demo_clock()).await?;
        if clock.is_demonstration() && !self.demo_clock() {
            tracing::warn!("the clock of this database was put forward in a demonstration");
        }
        let provider = self.cards.provider(&db, &clock, &self.public_url)?;
        let mail = self.mail.transport()?;
        Ok(Portal::new(db, clock, provider, mail, self.settings()))
    }

    /// Whether the clock can be put forward: in a demonstration, unless its cards are real.
    pub fn demo_clock(&self) -> bool {
        self.demo && self.cards.card_provider == CardProviderName::Sandbox
    }

    /// What the operator decided.
    pub fn settings(&self) -> Settings {
        Settings {
            invoice_delay_seconds: if self.demo {
                DEMO_INVOICE_DELAY
            } else {
                self.invoice_delay
            },
            automatic_approval: self.automatic_approval,
            bank: self.issuer.bank(self.demo),
            ..Settings::new(
                self.issuer.party(),
                self.issuer.issuer_country,
                &self.public_url,
                self.mail.support_address.clone(),
            )
        }
    }
}

/// How due work is done.
#[derive(Args, Clone)]
pub struct WorkerSettings {
    /// The database, and what the services need.
    #[command(flatten)]
    pub portal: PortalSettings,
    /// How the process is watched and stopped.
    #[command(flatten)]
    pub operations: OperationsSettings,
}

/// How the portal is served.
#[derive(Args, Clone)]
pub struct ServeSettings {
    /// The database, and what the services need.
    #[command(flatten)]
    pub portal: PortalSettings,
    /// How the process is watched and stopped.
    #[command(flatten)]
    pub operations: OperationsSettings,
    /// The address to listen on.
    #[arg(long, env = "LEPTOS_SITE_ADDR", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The header in which a proxy in front names the visitor's network address,
    /// like `x-forwarded-for`; its last entry counts. Without a proxy, leave it out.
    #[arg(long, env = "CPS_CLIENT_ADDRESS_HEADER")]
    pub client_address_header: Option<HeaderName>,
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
            secure: self.portal.public_url.starts_with("https://"),
            session_seconds: settings.session_absolute_seconds,
        }
    }

    /// The folder whose mails `/dev/mail` shows: only in a demonstration that has no mail server.
    pub fn dev_mail(&self) -> Option<PathBuf> {
        let mail = &self.portal.mail;
        (self.portal.demo && mail.smtp_url.is_none()).then(|| mail.mail_folder.clone())
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
