//! `cps seed`.

use super::ServerProblem;
use super::settings::PortalSettings;
use clap::Args;
use cps_backend::seed;
use indicatif::{ProgressBar, ProgressStyle};

/// What to fill the database with.
#[derive(Args)]
pub struct SeedArguments {
    /// The database, and what the services need.
    #[command(flatten)]
    pub portal: PortalSettings,
    /// Make this many products for a load test, ten million in a few minutes.
    #[arg(long, value_name = "N")]
    pub products: Option<u32>,
    /// Make this many members who can join, for a load test:
    /// `load-000000@demo.cps.example` and so on.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pub accounts: Option<u32>,
}

/// Fills the database.
pub(super) async fn seed(arguments: SeedArguments) -> Result<(), ServerProblem> {
    let portal = arguments.portal.portal().await?;
    seed::seed_catalogue(&portal).await?;
    if arguments.portal.demo {
        seed::seed_demo(&portal).await?;
    }
    if let Some(number) = arguments.accounts {
        let bar = bar("accounts", number);
        let show = |done: u32| bar.set_position(u64::from(done));
        seed::seed_accounts(&portal, number, show).await?;
        finish(&bar, "accounts");
    }
    if let Some(number) = arguments.products {
        let bar = bar("products", number);
        let show = |done: u32| bar.set_position(u64::from(done));
        seed::seed_products(&portal, number, show).await?;
        finish(&bar, "products");
    }
    Ok(())
}

/// On standard error, and only where that is a terminal.
fn bar(what: &'static str, number: u32) -> ProgressBar {
    let bar = ProgressBar::new(u64::from(number)).with_message(what);
    let line = "{bar:40} {human_pos} of {human_len} {msg}, {per_sec}, {eta} to go";
    match ProgressStyle::with_template(line) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn finish(bar: &ProgressBar, what: &str) {
    bar.finish_and_clear();
    let (number, seconds) = (bar.position(), bar.elapsed().as_secs_f64());
    eprintln!("Added {number} {what} in {seconds:.1} s.");
}
