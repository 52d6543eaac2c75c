//! Work to do later: a row written in the transaction that causes it, leased by one worker at a time.

use cps_domain::{Instant, JobId};

use super::column::{number, parse};
use super::connection::{execute, fetch};
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    INSERT = "INSERT INTO jobs (id, kind, payload, due_at, created_at) VALUES ($1, $2, $3, $4, $5)";
    DUE = "SELECT id FROM jobs WHERE kind = $1 AND done_at IS NULL AND due_at <= $2
           AND (leased_until IS NULL OR leased_until <= $2) ORDER BY due_at, id LIMIT 20";
    LEASE = "UPDATE jobs SET leased_until = $3, attempts = attempts + 1
             WHERE id = $1 AND done_at IS NULL AND due_at <= $2
             AND (leased_until IS NULL OR leased_until <= $2) RETURNING payload, attempts";
    FINISH = "UPDATE jobs SET done_at = $3, leased_until = NULL, last_error = NULL
              WHERE id = $1 AND attempts = $2 AND done_at IS NULL";
    POSTPONE = "UPDATE jobs SET due_at = $3, leased_until = NULL, last_error = $4
                WHERE id = $1 AND attempts = $2 AND done_at IS NULL";
}

/// What there is to do. The code is stored, so codes are added but never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Issue the invoice of a term.
    IssueInvoice,
    /// File a document that was issued, and mail it.
    FileDocument,
    /// Charge a card for an invoice: one attempt of its schedule.
    ChargeCard,
    /// Find out what became of a charge.
    SettleCharge,
    /// Find out what became of a card that was entered, for whatever waits for it.
    FinishVerification,
    /// Give money back to a card.
    RefundCard,
    /// Remind a member of a transfer.
    RemindTransfer,
    /// End what was not paid for.
    SuspendUnpaid,
    /// Tell a member what will happen at the term's end.
    SendRenewalNotice,
    /// Renew a subscription whose term is over, or end it.
    EndTerm,
    /// Send an account the invitation to join.
    SendInvitation,
    /// Decide an application without staff.
    DecideApplication,
    /// Deliver a mail of the outbox.
    SendMail,
    /// Send whoever asked for it a link to set a password; for an address that nobody has there is such a job too.
    SendPasswordLink,
}

impl JobKind {
    /// The stable name by which it is stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::IssueInvoice => "issue_invoice",
            Self::FileDocument => "file_document",
            Self::ChargeCard => "charge_card",
            Self::SettleCharge => "settle_charge",
            Self::FinishVerification => "finish_verification",
            Self::RefundCard => "refund_card",
            Self::RemindTransfer => "remind_transfer",
            Self::SuspendUnpaid => "suspend_unpaid",
            Self::SendRenewalNotice => "send_renewal_notice",
            Self::EndTerm => "end_term",
            Self::SendInvitation => "send_invitation",
            Self::DecideApplication => "decide_application",
            Self::SendMail => "send_mail",
            Self::SendPasswordLink => "send_password_link",
        }
    }
}

/// A job as it is written.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its id.
    pub id: JobId,
    /// What to do.
    pub kind: JobKind,
    /// To what: whatever the handler of this kind reads.
    pub payload: String,
    /// Not before.
    pub due_at: Instant,
    /// When it was written.
    pub created_at: Instant,
}

/// A job in the hands of the one worker that leased it.
#[derive(Clone, Debug)]
pub struct LeasedJob {
    /// Its id.
    pub id: JobId,
    /// What to do.
    pub kind: JobKind,
    /// To what.
    pub payload: String,
    /// How often it has been leased, this time included. It also tells this lease from a later one.
    pub attempts: u32,
}

/// Writes a job, in the transaction of what causes it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn insert(connection: &mut Connection<'_>, job: &NewJob) -> Result<(), StoreError> {
    execute!(
        connection,
        INSERT,
        job.id.to_string(),
        job.kind.code(),
        job.payload.as_str(),
        job.due_at.millis(),
        job.created_at.millis(),
    )?;
    Ok(())
}

/// Some jobs of a kind that are due and in nobody's hands, the longest due first.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn due(
    connection: &mut Connection<'_>,
    kind: JobKind,
    now: Instant,
) -> Result<Vec<JobId>, StoreError> {
    let rows = fetch!(all(String,), connection, DUE, kind.code(), now.millis())?;
    rows.into_iter()
        .map(|(id,)| parse("jobs.id", &id))
        .collect()
}

/// Takes a job until `until`; `None` if another worker was faster. A worker that dies leaves a lease that runs out.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn lease(
    connection: &mut Connection<'_>,
    (id, kind): (JobId, JobKind),
    now: Instant,
    until: Instant,
) -> Result<Option<LeasedJob>, StoreError> {
    let row = fetch!(
        optional(String, i64),
        connection,
        LEASE,
        id.to_string(),
        now.millis(),
        until.millis(),
    )?;
    row.map(|(payload, attempts)| {
        Ok(LeasedJob {
            id,
            kind,
            payload,
            attempts: number("jobs.attempts", attempts)?,
        })
    })
    .transpose()
}

/// Marks a leased job as done.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn finish(
    connection: &mut Connection<'_>,
    job: &LeasedJob,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        connection,
        FINISH,
        job.id.to_string(),
        i64::from(job.attempts),
        now.millis()
    )?;
    Ok(())
}

/// Gives a leased job back, to be tried again at `due_at`, with what went wrong.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn postpone(
    connection: &mut Connection<'_>,
    job: &LeasedJob,
    due_at: Instant,
    error: &str,
) -> Result<(), StoreError> {
    let attempts = i64::from(job.attempts);
    execute!(
        connection,
        POSTPONE,
        job.id.to_string(),
        attempts,
        due_at.millis(),
        error
    )?;
    Ok(())
}
