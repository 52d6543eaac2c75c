//! HTTP and the command line: everything here is a thin shell around the services.

mod access_layer;
mod account_data;
mod assets;
mod backup;
mod bulk;
mod busy;
mod card_return;
mod client_address;
pub mod command;
mod demo_clock;
mod dev_mail;
mod documents;
pub mod door;
mod forged_requests;
mod health;
mod mail_links;
pub mod metrics;
pub mod operations;
mod plain_forms;
mod problem;
mod request_metrics;
pub mod router;
mod sandbox_pages;
mod security_headers;
mod seed;
mod serve;
mod session_layer;
pub mod settings;
mod staff_pages;
pub mod stopping;
mod webhooks;
mod worker;

pub use problem::ServerProblem;

use command::{BankCommand, Command, CommandLine, LedgerCommand, StaffCommand};
use std::io::Read;
use tracing_subscriber::EnvFilter;

/// Does what the command line asks for.
pub async fn run(command_line: CommandLine) -> Result<(), ServerProblem> {
    start_log();
    match command_line
        .command
        .unwrap_or(Command::Serve(command_line.serve))
    {
        Command::Serve(settings) => serve::serve(settings).await,
        Command::Migrate(store) => store.connect().await?.migrate().await.map_err(Into::into),
        Command::Backup { store, file } => backup::back_up(&store, &file).await,
        Command::Restore { store, file } => backup::restore(&store, &file).await,
        Command::Seed(arguments) => seed::seed(arguments).await,
        Command::ImportLegacy {
            portal: settings,
            file,
        } => {
            let file = command::open(&file)?;
            let portal = settings.portal().await?;
            command::report(&cps_backend::service::import_old_accounts(&portal, file).await?)
        }
        Command::Bank {
            command:
                BankCommand::Import {
                    portal: settings,
                    file,
                },
        } => {
            let mut statement = Vec::new();
            command::open(&file)?.read_to_end(&mut statement)?;
            let portal = settings.portal().await?;
            let imported =
                cps_backend::service::import_statement(&portal, None, &statement).await?;
            println!("{}", command::describe_statement(imported));
            Ok(())
        }
        Command::Worker(settings) => worker::work(settings).await,
        Command::Ledger {
            command: LedgerCommand::Export(settings),
        } => {
            let portal = settings.portal().await?;
            let mut journal = std::io::BufWriter::new(std::io::stdout());
            cps_backend::service::export_ledger(&portal, &mut journal).await?;
            Ok(())
        }
        Command::Staff {
            command:
                StaffCommand::Add {
                    portal: settings,
                    email,
                },
        } => {
            let portal = settings.portal().await?;
            let password = command::read_password()?;
            let added = cps_backend::service::add_staff(&portal, &email, &password).await?;
            println!("{}", command::describe(added, &email));
            Ok(())
        }
    }
}

fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    // A test may have started it already.
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init()
        .ok();
}
