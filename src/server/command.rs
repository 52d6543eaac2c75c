//! The command line: `cps --help` is its reference.

use super::ServerProblem;
use super::seed::SeedArguments;
use super::settings::{PortalSettings, ServeSettings, StoreSettings, WorkerSettings};
use clap::{Parser, Subcommand};
use cps_backend::service::{Imported, StaffAdded, StatementImported};
use cps_domain::{PASSWORD_MAX, PASSWORD_MIN, check_password};
use std::fs::File;
use std::io::{BufRead, Error, ErrorKind, Read, stdin};
use std::path::{Path, PathBuf};

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
    /// Copy the database into a new file while it is used; for an SQLite file
    /// (docs/backup.md says what to do on Postgres).
    Backup {
        /// The database.
        #[command(flatten)]
        store: StoreSettings,
        /// The file to make; there must be none by that name.
        file: PathBuf,
    },
    /// Put a backup in the place of the database, which nothing may have open;
    /// the former one is kept beside it.
    Restore {
        /// The database.
        #[command(flatten)]
        store: StoreSettings,
        /// A file that `cps backup` made.
        file: PathBuf,
    },
    /// Fill the database: models, levels and countries; with `--demo` also
    /// the demonstration's members and its staff user.
    Seed(SeedArguments),
    /// Take in the former programme's members and products; the same file
    /// again changes nothing.
    ImportLegacy {
        /// The database, and what the services need.
        #[command(flatten)]
        portal: PortalSettings,
        /// A CSV file with the columns email, member_number, model,
        /// serial_number, purchase_date, purchase_country and dealer;
        /// `-` is standard input.
        file: PathBuf,
    },
    /// Work with the bank's statements.
    Bank {
        /// What to do.
        #[command(subcommand)]
        command: BankCommand,
    },
    /// Do the work that is due, without serving pages.
    Worker(WorkerSettings),
    /// Read the books.
    Ledger {
        /// What to do.
        #[command(subcommand)]
        command: LedgerCommand,
    },
    /// Manage the people of priority support.
    Staff {
        /// What to do.
        #[command(subcommand)]
        command: StaffCommand,
    },
}

/// What can be done with the books.
#[derive(Subcommand)]
pub enum LedgerCommand {
    /// Write every entry to standard output, as a journal for hledger.
    Export(PortalSettings),
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

/// What can be done with the bank's statements.
#[derive(Subcommand)]
pub enum BankCommand {
    /// Take in a statement: payments find their invoices, the rest waits for
    /// staff. The same statement again changes nothing.
    Import {
        /// The database, and what the services need.
        #[command(flatten)]
        portal: PortalSettings,
        /// A file in CAMT.053 or CSV; `-` is standard input.
        file: PathBuf,
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

/// Opens a file to import.
pub(super) fn open(file: &Path) -> Result<Box<dyn Read>, ServerProblem> {
    if file == Path::new("-") {
        return Ok(Box::new(stdin()));
    }
    match File::open(file) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(ServerProblem::Setting(format!(
            "{}: {error}",
            file.display()
        ))),
    }
}

/// Says what `cps import-legacy` did. Wrong lines make it fail, though the others are in.
pub(super) fn report(imported: &Imported) -> Result<(), ServerProblem> {
    let Imported {
        accounts,
        products,
        unchanged,
        wrong,
    } = imported;
    println!(
        "New accounts: {accounts}. New products: {products}. Lines without news: {unchanged}."
    );
    for line in wrong {
        eprintln!("{line}");
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(ServerProblem::WrongLines(wrong.len()))
    }
}

/// Says what `cps bank import` did.
pub(super) fn describe_statement(imported: StatementImported) -> String {
    let StatementImported {
        matched,
        waiting,
        unchanged,
        skipped,
        foreign,
    } = imported;
    let report = format!(
        "Found their invoice: {matched}. Waiting for staff: {waiting}. Here already: {unchanged}. No money coming in: {skipped}."
    );
    match foreign {
        0 => report,
        foreign => format!("{report} Left out, in other currencies: {foreign}."),
    }
}

/// Reads one line from standard input.
pub(super) fn read_password() -> Result<String, Error> {
    eprintln!("Password (at least {PASSWORD_MIN} characters), then Enter:");
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_string();
    if check_password(&password, &[]).is_ok() {
        Ok(password)
    } else {
        Err(Error::new(
            ErrorKind::InvalidInput,
            format!("a password has {PASSWORD_MIN} to {PASSWORD_MAX} characters"),
        ))
    }
}
