//! The books as a journal that hledger reads: `cps ledger export`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use cps_domain::{Book, Booking, Currency, DocumentNumber, Money};
use thiserror::Error;

use super::ServiceError;
use crate::portal::Portal;
use crate::store::StoreError;
use crate::store::books::{self, JournalEntry, JournalPosting};

/// What the journal says of itself.
const HEAD: &str = "; The books of the membership portal, for hledger.\n\n";

/// Amounts end in this column.
const AMOUNT_COLUMN: usize = 64;

/// Why the journal could not be written to its end.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// The books could not be read.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// What was read could not be written.
    #[error("the journal cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes every entry of the books, by day and in the order in which they were made.
///
/// # Errors
/// [`LedgerError`] when the books cannot be read or the journal cannot be written; what was written until then is whole.
pub async fn export_ledger(portal: &Portal, journal: &mut impl Write) -> Result<(), LedgerError> {
    journal.write_all(head().as_bytes())?;
    let mut declared = BTreeSet::new();
    let mut after = None;
    loop {
        let page = portal
            .db
            .read(async |connection| books::journal(connection, after).await)
            .await
            .map_err(|error: StoreError| ServiceError::from(error))?;
        let Some(last) = page.last() else {
            return Ok(journal.flush()?);
        };
        after = Some((last.booked_on, last.id));
        for entry in &page {
            journal.write_all(transaction(entry, &mut declared).as_bytes())?;
        }
    }
}

/// Which currencies there are, and how they are written.
fn head() -> String {
    let mut head = HEAD.to_owned();
    for currency in Currency::ALL {
        head.push_str(&format!("commodity 1000.00 {currency}\n"));
    }
    head.push('\n');
    head
}

/// An entry as a transaction, after the accounts that it is the first to name.
fn transaction(entry: &JournalEntry, declared: &mut BTreeSet<String>) -> String {
    let mut text = String::new();
    for posting in &entry.postings {
        let account = account(posting);
        if !declared.contains(&account) {
            text.push_str(&format!("account {account}\n"));
            declared.insert(account);
        }
    }
    let (day, booking, subject) = (entry.booked_on, entry.booking, &entry.subject);
    let code = number(entry).map_or_else(String::new, |number| format!("({number}) "));
    let meaning = meaning(booking);
    text.push_str(&format!(
        "{day} {code}{meaning}  ; booking:{booking}, subject:{subject}\n"
    ));
    for posting in &entry.postings {
        let (account, amount) = (account(posting), decimal(posting.amount));
        let width = AMOUNT_COLUMN
            .saturating_sub(account.len())
            .max(amount.len() + 2);
        text.push_str(&format!("    {account}{amount:>width$}\n"));
    }
    text.push('\n');
    text
}

/// The document it is about: itself, or the one that its postings name.
fn number(entry: &JournalEntry) -> Option<DocumentNumber> {
    let of_postings = entry.postings.iter().find_map(|posting| posting.number);
    entry.number.or(of_postings)
}

/// A book as hledger's account; what is kept by member has one a member.
fn account(posting: &JournalPosting) -> String {
    let name = match posting.book {
        Book::Receivable => "assets:receivable",
        Book::Revenue => "revenues:fees",
        Book::Vat => "liabilities:vat",
        Book::Bank => "assets:bank",
        Book::Cards => "assets:cards",
        Book::Balance => "liabilities:members",
        Book::Unallocated => "liabilities:unallocated",
    };
    match posting.member_number {
        Some(member_number) => format!("{name}:{member_number}"),
        None => name.to_owned(),
    }
}

fn meaning(booking: Booking) -> &'static str {
    match booking {
        Booking::InvoiceIssued => "Invoice issued",
        Booking::InvoiceCredited => "Credit note issued",
        Booking::CardCharged => "Card charged",
        Booking::CardRefunded => "Refund to card",
        Booking::TransferReceived => "Transfer received",
        Booking::TransferAssigned => "Transfer assigned to its member",
        Booking::BalanceApplied => "Balance applied to invoice",
        Booking::MovedToBalance => "Payment moved to balance",
        Booking::PaidBack => "Balance paid back by transfer",
    }
}

/// An amount in major units: `-121.00 EUR`.
fn decimal(money: Money) -> String {
    let digits = money.currency.minor_digits();
    let unit = 10_u64.pow(digits);
    let minor = money.amount.unsigned_abs();
    let sign = if money.amount < 0 { "-" } else { "" };
    let (major, rest) = (minor / unit, minor % unit);
    let width = usize::try_from(digits).unwrap_or_default();
    format!("{sign}{major}.{rest:0width$} {}", money.currency)
}
