//! What waits to be done, and what was done lately: what the page of a demonstration's clock shows.

use cps_domain::{DocumentNumber, Instant};

use super::connection::fetch;
use super::documents::document_number;
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    WAITING = "SELECT kind, payload, due_at FROM jobs WHERE done_at IS NULL ORDER BY due_at, id LIMIT 20";
    NEXT_DUE = "SELECT due_at FROM jobs WHERE done_at IS NULL AND due_at > $1 ORDER BY due_at LIMIT 1";
    OLDEST_DUE = "SELECT due_at FROM jobs WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT 1";
    LATELY = "
        SELECT audit.action, audit.at, accounts.company, documents.series, documents.number
        FROM audit
        JOIN accounts ON accounts.id = audit.account_id
        LEFT JOIN charges ON charges.id = audit.subject
        LEFT JOIN documents ON documents.id = COALESCE(charges.document_id, audit.subject)
        WHERE audit.action IN ('subscription_started', 'invoice_issued', 'credit_note_issued', 'card_charged',
            'charge_failed', 'card_replaced', 'card_refunded', 'refund_refused', 'transfer_reminded', 'transfer_received',
            'transfer_assigned', 'payout_owed', 'payout_paid', 'renewal_changed', 'renewal_notice_sent',
            'next_level_chosen', 'subscription_renewed', 'subscription_upgraded', 'subscription_canceled',
            'subscription_withdrawn', 'subscription_suspended', 'subscription_ended', 'upgrade_undone')
        ORDER BY audit.id DESC LIMIT 30";
}

/// A job that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingJob {
    /// What there is to do, by its code.
    pub kind: String,
    /// To what: whatever the handler of this kind reads.
    pub payload: String,
    /// Not before.
    pub due_at: Instant,
}

/// Something that happened to a membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What, by the code of its record.
    pub action: String,
    /// When.
    pub at: Instant,
    /// Whose membership it is.
    pub company: String,
    /// The document that it is about.
    pub number: Option<DocumentNumber>,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    action: String,
    at: i64,
    company: String,
    series: Option<String>,
    number: Option<i64>,
}

impl TryFrom<EventRow> for Event {
    type Error = StoreError;

    fn try_from(row: EventRow) -> Result<Self, StoreError> {
        let number = row.series.as_deref().zip(row.number);
        Ok(Self {
            number: number
                .map(|(series, place)| document_number(series, place))
                .transpose()?,
            action: row.action,
            at: Instant::from_millis(row.at),
            company: row.company,
        })
    }
}

/// Some jobs that are not done, the first due first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn waiting(connection: &mut Connection<'_>) -> Result<Vec<WaitingJob>, StoreError> {
    let rows = fetch!(all(String, String, i64), connection, WAITING)?;
    let jobs = rows.into_iter().map(|(kind, payload, due_at)| WaitingJob {
        kind,
        payload,
        due_at: Instant::from_millis(due_at),
    });
    Ok(jobs.collect())
}

/// When the next job is due after `now`, if there is one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn next_due(
    connection: &mut Connection<'_>,
    now: Instant,
) -> Result<Option<Instant>, StoreError> {
    let row = fetch!(optional(i64,), connection, NEXT_DUE, now.millis())?;
    Ok(row.map(|(due_at,)| Instant::from_millis(due_at)))
}

/// Since when the job has been due that waits longest at `now`, in a worker's hands or not; `None` if none is due.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn oldest_due(
    connection: &mut Connection<'_>,
    now: Instant,
) -> Result<Option<Instant>, StoreError> {
    let row = fetch!(optional(i64,), connection, OLDEST_DUE, now.millis())?;
    Ok(row.map(|(due_at,)| Instant::from_millis(due_at)))
}

/// What happened lately to memberships and their money, the latest first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn lately(connection: &mut Connection<'_>) -> Result<Vec<Event>, StoreError> {
    let rows = fetch!(all EventRow, connection, LATELY)?;
    rows.into_iter().map(Event::try_from).collect()
}
