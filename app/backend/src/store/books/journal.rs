//! The books from their first page to their last, to be written out.

use cps_domain::{Book, Booking, Date, DocumentNumber, EntryId, MemberNumber, Money};

use super::JOURNAL;
use crate::store::column::{parse, parse_optional};
use crate::store::connection::fetch;
use crate::store::documents::document_number;
use crate::store::{Connection, StoreError};

/// An entry as it is written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its id.
    pub id: EntryId,
    /// On which day it is booked.
    pub booked_on: Date,
    /// Why.
    pub booking: Booking,
    /// The id of what it is about.
    pub subject: String,
    /// The number of the document it is about, if it is about one.
    pub number: Option<DocumentNumber>,
    /// What is booked.
    pub postings: Vec<JournalPosting>,
}

/// A posting as it is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalPosting {
    /// In which book.
    pub book: Book,
    /// About which member, if about one.
    pub member_number: Option<MemberNumber>,
    /// About which document, if about one.
    pub number: Option<DocumentNumber>,
    /// How much: a debit if positive, a credit if negative.
    pub amount: Money,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    booked_on: String,
    occasion: String,
    subject: String,
    book: String,
    amount: i64,
    currency: String,
    series: Option<String>,
    number: Option<i64>,
    subject_series: Option<String>,
    subject_number: Option<i64>,
    member_number: Option<String>,
}

impl Row {
    fn posting(&self) -> Result<JournalPosting, StoreError> {
        let currency = parse("postings.currency", &self.currency)?;
        Ok(JournalPosting {
            book: parse("postings.book", &self.book)?,
            member_number: parse_optional(
                "subscriptions.member_number",
                self.member_number.as_deref(),
            )?,
            number: number(self.series.as_deref(), self.number)?,
            amount: Money::new(self.amount, currency),
        })
    }

    fn entry(self) -> Result<JournalEntry, StoreError> {
        Ok(JournalEntry {
            id: parse("entries.id", &self.id)?,
            booked_on: parse("entries.booked_on", &self.booked_on)?,
            booking: parse("entries.occasion", &self.occasion)?,
            number: number(self.subject_series.as_deref(), self.subject_number)?,
            subject: self.subject,
            postings: Vec::new(),
        })
    }
}

fn number(series: Option<&str>, place: Option<i64>) -> Result<Option<DocumentNumber>, StoreError> {
    series
        .zip(place)
        .map(|(series, place)| document_number(series, place))
        .transpose()
}

/// The next few hundred entries after this one, by day and then in the order in which they were made; none when the books are at
/// their end.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn journal(
    connection: &mut Connection<'_>,
    after: Option<(Date, EntryId)>,
) -> Result<Vec<JournalEntry>, StoreError> {
    // The empty text sorts before every day and every id.
    let (day, id) = after.map_or_else(Default::default, |(day, id)| {
        (day.to_string(), id.to_string())
    });
    let rows = fetch!(all Row, connection, JOURNAL, day, id)?;
    let mut entries: Vec<JournalEntry> = Vec::new();
    for row in rows {
        let posting = row.posting()?;
        let entry = row.entry()?;
        match entries.last_mut() {
            Some(last) if last.id == entry.id => last.postings.push(posting),
            _ => entries.push(JournalEntry {
                postings: vec![posting],
                ..entry
            }),
        }
    }
    Ok(entries)
}
