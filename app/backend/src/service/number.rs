//! Numbers and dates of documents: no number is left out or given twice, and no date goes back.

use cps_domain::{Date, DocumentKind, DocumentNumber};

use crate::store::counters::{self, Counter};
use crate::store::{Connection, StoreError, documents};

/// The next number of a kind, with the date of issue that goes with it. A transaction that is undone takes the number back.
pub(super) async fn next_number(
    connection: &mut Connection<'_>,
    kind: DocumentKind,
    today: Date,
) -> Result<(DocumentNumber, Date), StoreError> {
    let issued_on = date_of_issue(connection, kind, today).await?;
    let series = issued_on.year();
    let counter = match kind {
        DocumentKind::Invoice => Counter::Invoices { series },
        DocumentKind::CreditNote => Counter::CreditNotes { series },
    };
    let number = counters::next(connection, counter).await?;
    Ok((DocumentNumber::new(kind, issued_on, number), issued_on))
}

/// Today, or the date of the series' last document if that is later: dates in a series never go back, even when the clocks of
/// two instances disagree around midnight.
async fn date_of_issue(
    connection: &mut Connection<'_>,
    kind: DocumentKind,
    today: Date,
) -> Result<Date, StoreError> {
    let last = documents::last_issued_on(connection, kind, today.year()).await?;
    Ok(last.map_or(today, |last| last.max(today)))
}
