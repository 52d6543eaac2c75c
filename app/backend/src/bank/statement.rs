//! What a statement says, in whichever form it comes.

use cps_domain::{Currency, Date, Money};

use super::error::{StatementError, WrongEntry};
use super::fingerprint::{Features, Fingerprints};
use super::{camt053, csv};
use crate::spreadsheet::decode;

/// The most characters of a text that are kept: 140 come with a transfer, and a bank adds some.
const MAX_TEXT: usize = 1000;

/// A statement: what came in, and how much was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// What came in, in the order of the file.
    pub credits: Vec<Credit>,
    /// How many movements are no money coming in: debits, reversals, what is not booked yet.
    pub skipped: u32,
    /// How many came in a currency in which the portal keeps no books.
    pub foreign: u32,
}

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Tells it from all others, and is the same whenever the statement is read again.
    pub fingerprint: String,
    /// When the bank booked it.
    pub booked_on: Date,
    /// How much; more than nothing.
    pub amount: Money,
    /// What came with it, line by line.
    pub remittance: String,
    /// Who paid, as far as the bank says.
    pub debtor: String,
    /// Whether the bank put several payments together without saying how much each was: only people can tell what they pay.
    pub bundled: bool,
}

/// Reads a file whole.
///
/// # Errors
/// [`StatementError`] if any of it makes no sense.
pub fn read(file: &[u8]) -> Result<Statement, StatementError> {
    let text = decode(file);
    let text = text.trim_start();
    if text.is_empty() {
        Err(StatementError::Empty)
    } else if text.starts_with('<') {
        camt053::read(text)
    } else {
        csv::read(text)
    }
}

/// A movement as either form gives it.
pub(super) struct Movement<'a> {
    pub(super) account: &'a str,
    /// The bank's own reference, and the place among those that share it.
    pub(super) reference: (&'a str, usize),
    pub(super) booked_on: Date,
    /// In minor units.
    pub(super) amount: i64,
    pub(super) currency: &'a str,
    pub(super) texts: &'a [&'a str],
    pub(super) debtor: &'a str,
    pub(super) bundled: bool,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) statement: Statement,
    fingerprints: Fingerprints,
}

impl Reading {
    /// Adds money that came in.
    pub(super) fn add(&mut self, movement: &Movement<'_>) -> Result<(), WrongEntry> {
        let code = movement.currency;
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(WrongEntry::Currency);
        }
        let Ok(currency) = code.parse::<Currency>() else {
            self.statement.foreign += 1;
            return Ok(());
        };
        let amount = Money::new(movement.amount, currency);
        let remittance = together(movement.texts);
        let debtor = tidy(movement.debtor);
        let features = Features {
            account: movement.account,
            reference: movement.reference,
            booked_on: movement.booked_on,
            amount,
            text: &format!("{remittance}\n{debtor}"),
        };
        self.statement.credits.push(Credit {
            fingerprint: self.fingerprints.take(&features),
            booked_on: movement.booked_on,
            amount,
            remittance,
            debtor,
            bundled: movement.bundled,
        });
        Ok(())
    }

    /// Counts a movement that is no money coming in.
    pub(super) fn skip(&mut self) {
        self.statement.skipped += 1;
    }
}

/// The texts that say something, a line each, and none twice.
fn together(texts: &[&str]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts.iter().copied().map(tidy) {
        if !text.is_empty() && !lines.contains(&text) {
            lines.push(text);
        }
    }
    shortened(&lines.join("\n"))
}

/// In one line, without what cannot be printed.
fn tidy(text: &str) -> String {
    let printable = text.replace(char::is_control, " ");
    let words: Vec<&str> = printable.split_whitespace().collect();
    shortened(&words.join(" "))
}

fn shortened(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}
