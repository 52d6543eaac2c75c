//! The command line: `cps --help` is its reference.

use super::settings::{PortalSettings, ServeSettings, StoreSettings};
use clap::{Parser, Subcommand};
use cps_backend::service::StaffAdded;
use std::io::{BufRead, Error, ErrorKind, stdin};

/// The CPS membership portal.
#[derive(Parser)]
#[command(name = "cps", version, args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    /// What to do; without it, the portal is served.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The settings of `serve`, when no command is named.
    #[command(flatten)]
    pub serve: ServeSettings,
}

/// What the binary can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the portal (the default).
    Serve(ServeSettings),
    /// Bring the database to this version.
    Migrate(StoreSettings),
    /// Fill the database: models, levels and countries; with `--demo` also
    /// the demonstration's members and its staff user.
    Seed {
        /// The database, and what the services need.
        #[command(flatten)]
        portal: PortalSettings,
        /// Make this many products for a load test.
        #[arg(long, value_name = "N")]
        products: Option<u32>,
    },
    /// Do the work that is due, without serving pages.
    Worker(PortalSettings),
    /// Manage the people of priority support.
    Staff {
        /// What to do.
        #[command(subcommand)]
        command: StaffCommand,
    },
}

/// What can be done with staff.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Add a staff user; the password is read from standard input.
    Add {
        /// The database, and what the services need.
        #[command(flatten)]
        portal: PortalSettings,
        /// The e-mail address to sign in with.
        email: String,
    },
}

/// What `cps staff add` did, in words.
pub(super) fn describe(added: StaffAdded, email: &str) -> String {
    match added {
        StaffAdded::Added => format!("{email} may now sign in as staff."),
        StaffAdded::PasswordChanged => format!("{email} has a new password and is signed out."),
        StaffAdded::AddressOfMember => format!("{email} is a member's address: nothing changed."),
    }
}

/// Reads one line from standard input.
pub(super) fn read_password() -> Result<String, Error> {
    eprintln!("Password (at least 12 characters), then Enter:");
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_string();
    if (12..=128).contains(&password.chars().count()) {
        Ok(password)
    } else {
        Err(Error::new(
            ErrorKind::InvalidInput,
            "a password has 12 to 128 characters",
        ))
    }
}
