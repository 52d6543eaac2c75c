//! The books: double entry. What a member owes, and what we owe a member, is read from here; only the list of
//! [`free_balances`](super::free_balances) is kept beside them.

mod journal;
mod row;

use cps_domain::{
    AccountId, Book, Booking, Currency, Date, DocumentId, Entry, EntryId, Instant, Money,
};

use self::row::{MovementRow, SumRow};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError, free_balances};

pub use self::journal::{JournalEntry, JournalPosting, journal};

statements! {
    INSERT = "INSERT INTO entries (id, booked_on, occasion, subject, created_at) VALUES ($1, $2, $3, $4, $5)
              ON CONFLICT (occasion, subject) DO NOTHING";
    POST = "INSERT INTO postings (entry_id, position, book, account_id, document_id, amount, currency)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OPEN_AMOUNT = "SELECT CAST((SELECT COALESCE(SUM(amount), 0) FROM postings
                                WHERE document_id = documents.id AND book = 'receivable') AS BIGINT) AS amount, currency
                   FROM documents WHERE id = $1";
    BALANCES = "SELECT CAST(-SUM(amount) AS BIGINT) AS amount, currency FROM postings
                WHERE account_id = $1 AND book = 'balance' GROUP BY currency HAVING SUM(amount) <> 0 ORDER BY currency";
    UNSETTLED = "SELECT CAST(SUM(amount) AS BIGINT) AS amount, currency FROM postings
                 WHERE account_id = $1 AND book = 'receivable'
                 GROUP BY document_id, currency HAVING SUM(amount) <> 0 ORDER BY document_id";
    MOVEMENTS = "SELECT booked_on, occasion, amount, currency FROM postings JOIN entries ON entries.id = entry_id
                 WHERE document_id = $1 AND book = 'receivable' ORDER BY booked_on, entry_id, position";
    /// So many entries with their postings, as the books are written: by day, then in the order in which they were made.
    JOURNAL = "
        SELECT page.id, page.booked_on, page.occasion, page.subject, postings.book, postings.amount, postings.currency,
            about.series, about.number, subject.series AS subject_series, subject.number AS subject_number,
            COALESCE(about.member_number, (SELECT MIN(member_number) FROM subscriptions
                                           WHERE subscriptions.account_id = postings.account_id)) AS member_number
        FROM (SELECT id, booked_on, occasion, subject FROM entries WHERE (booked_on, id) > ($1, $2)
              ORDER BY booked_on, id LIMIT 500) AS page
        JOIN postings ON postings.entry_id = page.id
        LEFT JOIN documents AS about ON about.id = postings.document_id
        LEFT JOIN documents AS subject ON subject.id = page.subject
        ORDER BY page.booked_on, page.id, postings.position";
}

/// An entry with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookEntry {
    /// Its id, which puts the entries of a day in order.
    pub id: EntryId,
    /// On which day it is booked.
    pub booked_on: Date,
    /// Why.
    pub booking: Booking,
    /// The id of what it is about: one entry a booking and subject.
    pub subject: String,
    /// What is booked.
    pub entry: Entry,
}

/// Books an entry. `false` if there is one of this booking about this subject: then nothing is changed.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(
    connection: &mut Connection<'_>,
    entry: &BookEntry,
    now: Instant,
) -> Result<bool, StoreError> {
    let id = entry.id.to_string();
    let added = execute!(
        &mut *connection,
        INSERT,
        id.as_str(),
        entry.booked_on.to_string(),
        entry.booking.code(),
        entry.subject.as_str(),
        now.millis(),
    )?;
    if added == 0 {
        return Ok(false);
    }
    for (position, posting) in (1_i64..).zip(entry.entry.postings()) {
        execute!(
            &mut *connection,
            POST,
            id.as_str(),
            position,
            posting.book.code(),
            posting.account_id.map(|id| id.to_string()),
            posting.document_id.map(|id| id.to_string()),
            posting.amount.amount,
            posting.amount.currency.code(),
        )?;
        if let (Book::Balance, Some(account_id)) = (posting.book, posting.account_id) {
            // A balance is a credit, hence negative.
            let by = posting.amount.negated();
            free_balances::alter(connection, account_id, by).await?;
        }
    }
    Ok(true)
}

/// What is still to be paid for an invoice; negative if that much is to be given back. A credit note has nothing open: what it
/// takes back is booked on its invoice.
///
/// # Errors
/// [`StoreError::Corrupt`] if there is no such document; other [`StoreError`]s when the store fails.
pub async fn open_amount(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Money, StoreError> {
    let id = document_id.to_string();
    let row = fetch!(optional SumRow, connection, OPEN_AMOUNT, id)?;
    row.ok_or_else(|| StoreError::corrupt("postings.document_id", document_id))?
        .try_into()
}

/// What we owe an account, by currency, without those in which it is nothing.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn balances(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<Money>, StoreError> {
    let rows = fetch!(all SumRow, connection, BALANCES, account_id.to_string())?;
    rows.into_iter().map(Money::try_from).collect()
}

/// What we owe an account in this currency.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn balance(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    currency: Currency,
) -> Result<Money, StoreError> {
    let balances = balances(connection, account_id).await?;
    let balance = balances
        .into_iter()
        .find(|balance| balance.currency == currency);
    Ok(balance.unwrap_or(Money::new(0, currency)))
}

/// What is open for an account's invoices, those that are settled left out; negative where money is to be given back.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn unsettled(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<Vec<Money>, StoreError> {
    let rows = fetch!(all SumRow, connection, UNSETTLED, account_id.to_string())?;
    rows.into_iter().map(Money::try_from).collect()
}

/// What was booked on an invoice: a positive amount raised what is open for it, a negative one lowered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// When.
    pub on: Date,
    /// Why.
    pub booking: Booking,
    /// How much.
    pub amount: Money,
}

/// Everything that was booked on an invoice, its issue included, first things first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn movements(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Vec<Booked>, StoreError> {
    let rows = fetch!(all MovementRow, connection, MOVEMENTS, document_id.to_string())?;
    rows.into_iter().map(Booked::try_from).collect()
}
