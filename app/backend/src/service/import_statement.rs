//! Taking in a bank statement, from the command line or from staff.

use cps_domain::{BankTransactionId, Book, Booking, Posting, UserId};
use thiserror::Error;

use super::allot::{allot, thank};
use super::book::book;
use super::match_credit::match_credit;
use super::record::record_entry;
use super::{ServiceError, Staff};
use crate::bank::{self, Credit, StatementError};
use crate::portal::Portal;
use crate::store::Connection;
use crate::store::audit::Action;
use crate::store::bank_transactions::{self, BankTransaction, Settled, TransactionState};
use crate::store::documents::Document;

/// How much money is taken in in one transaction: cards are charged in between.
const BATCH: usize = 20;

/// What taking in a statement did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatementImported {
    /// How many payments found their invoice.
    pub matched: u32,
    /// How many wait for staff.
    pub waiting: u32,
    /// How many were here already.
    pub unchanged: u32,
    /// How many movements are no money coming in.
    pub skipped: u32,
    /// How many payments are in a currency in which the portal keeps no books.
    pub foreign: u32,
}

/// Why a statement was not taken in.
#[derive(Debug, Error)]
pub enum ImportStatementError {
    /// It makes no sense; nothing of it was taken in.
    #[error(transparent)]
    Statement(#[from] StatementError),
    /// The store failed midway; the same file again goes on.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Takes in a statement in CAMT.053 or CSV (`docs/bank-statements.md`). Money that says what it pays pays it; the rest waits for
/// staff. What is here already stays as it is, so the same file again changes nothing.
///
/// # Errors
/// [`ImportStatementError`].
pub async fn import_statement(
    portal: &Portal,
    staff: Option<&Staff>,
    file: &[u8],
) -> Result<StatementImported, ImportStatementError> {
    let statement = bank::read(file)?;
    let by = staff.map(Staff::user_id);
    let mut imported = StatementImported {
        skipped: statement.skipped,
        foreign: statement.foreign,
        ..StatementImported::default()
    };
    for batch in statement.credits.chunks(BATCH) {
        let taken = take_in(portal, by, batch).await?;
        imported.matched += taken.matched;
        imported.waiting += taken.waiting;
        imported.unchanged += taken.unchanged;
    }
    Ok(imported)
}

async fn take_in(
    portal: &Portal,
    by: Option<UserId>,
    batch: &[Credit],
) -> Result<StatementImported, ServiceError> {
    portal
        .db
        .write(async |connection| {
            let mut taken = StatementImported::default();
            for credit in batch {
                let count = if bank_transactions::is_known(connection, &credit.fingerprint).await? {
                    &mut taken.unchanged
                } else if add(portal, connection, by, credit).await? {
                    &mut taken.matched
                } else {
                    &mut taken.waiting
                };
                *count += 1;
            }
            Ok(taken)
        })
        .await
}

/// Adds money that is not here yet. Whether it found its invoice.
async fn add(
    portal: &Portal,
    connection: &mut Connection<'_>,
    by: Option<UserId>,
    credit: &Credit,
) -> Result<bool, ServiceError> {
    let transaction = BankTransaction {
        id: BankTransactionId::from_uuid(portal.ids.uuid()),
        fingerprint: credit.fingerprint.clone(),
        booked_on: credit.booked_on,
        amount: credit.amount,
        remittance: credit.remittance.clone(),
        debtor: credit.debtor.clone(),
    };
    let invoices = match_credit(connection, credit).await?;
    let pays = enter(portal, connection, by, &transaction, &invoices).await?;
    if let Some(invoice) = invoices.first() {
        thank(portal, connection, invoice, credit.amount).await?;
    }
    Ok(pays)
}

/// Writes the money, its entry and its record.
async fn enter(
    portal: &Portal,
    connection: &mut Connection<'_>,
    by: Option<UserId>,
    transaction: &BankTransaction,
    invoices: &[Document],
) -> Result<bool, ServiceError> {
    let amount = transaction.amount;
    let allotted = allot(connection, invoices, amount).await?;
    let (pays, mut postings) = match allotted {
        Some((pays, postings)) => (Some((pays.account_id, pays.document_id)), postings),
        None => (
            None,
            vec![Posting::of(Book::Unallocated, amount).credited()],
        ),
    };
    let state = match pays {
        Some(_) => TransactionState::Matched,
        None => TransactionState::Waiting,
    };
    let settled = Settled {
        state,
        pays,
        by: None,
    };
    bank_transactions::insert(connection, transaction, settled, portal.clock.now()).await?;
    postings.insert(0, Posting::of(Book::Bank, amount));
    let booking = (Booking::TransferReceived, transaction.id);
    book(portal, connection, booking, &postings).await?;
    let who = (pays.map(|(account_id, _)| account_id), by);
    let (action, id) = (Action::TransferReceived, transaction.id);
    record_entry(portal, connection, who, action, id).await?;
    Ok(pays.is_some())
}
