//! The worker: leases what is due, runs its handler, and says how it went.

use std::error::Error;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use cps_domain::JobId;
use tokio::sync::watch;

use super::JobError;
use super::back_off::seconds_after;
use super::collection::{charge_card, refund_card, remind_transfer, settle_charge, suspend_unpaid};
use super::decide_application::decide_application;
use super::file_document::file_document;
use super::finish_verification::finish_verification;
use super::issue_invoice::issue_invoice;
use super::send_invitation::send_invitation;
use super::send_mail::send_mail;
use super::send_password_link::send_password_link;
use super::term_end::{end_term, send_renewal_notice};
use crate::portal::Portal;
use crate::service::follow_clock;
use crate::store::StoreError;
use crate::store::jobs::{self, JobKind, LeasedJob};

/// The kinds this worker has a handler for, but mail; it leaves all others alone.
const WORK: [JobKind; 13] = [
    JobKind::EndTerm,
    JobKind::IssueInvoice,
    JobKind::FileDocument,
    JobKind::ChargeCard,
    JobKind::SettleCharge,
    JobKind::FinishVerification,
    JobKind::RefundCard,
    JobKind::RemindTransfer,
    JobKind::SuspendUnpaid,
    JobKind::SendRenewalNotice,
    JobKind::SendInvitation,
    JobKind::SendPasswordLink,
    JobKind::DecideApplication,
];

/// Mail waits for a server that may be slow, so it is sent beside the other work.
const MAIL: [JobKind; 1] = [JobKind::SendMail];

/// How long a worker may take before another one believes it dead.
const LEASE_SECONDS: i64 = 5 * 60;

/// How often the database is asked for due work.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// Runs every job that is due now and in nobody's hands, the mails that they cause included, and returns how many were done. A
/// job that fails is postponed with what went wrong and not counted. Any number of workers can do this at once: none runs a job
/// that another one holds.
///
/// # Errors
/// [`StoreError`] when jobs cannot be leased or their end cannot be recorded; what is leased then runs again later.
pub async fn run_due(portal: &Portal) -> Result<usize, StoreError> {
    let (_stop, stopped) = watch::channel(());
    Ok(run_kinds(portal, &WORK, &stopped).await? + run_kinds(portal, &MAIL, &stopped).await?)
}

/// Runs what is due of these kinds, and begins nothing more once the other end of `stopped` is gone.
async fn run_kinds(
    portal: &Portal,
    kinds: &[JobKind],
    stopped: &watch::Receiver<()>,
) -> Result<usize, StoreError> {
    let mut done = 0;
    for kind in kinds.iter().copied() {
        loop {
            let now = portal.clock.now();
            let due = portal
                .db
                .read(async |connection| jobs::due(connection, kind, now).await)
                .await?;
            if due.is_empty() {
                break;
            }
            for id in due {
                if stopped.has_changed().is_err() {
                    return Ok(done);
                }
                if let Some(job) = lease(portal, id, kind).await? {
                    done += usize::from(run(portal, &job).await?);
                }
            }
        }
    }
    Ok(done)
}

/// Runs what is due, again and again, until `shutdown` is ready. A job that has begun is finished first, and no other is begun.
pub async fn run_until(portal: &Portal, shutdown: impl Future<Output = ()> + Send) {
    let (stop, stopped) = watch::channel(());
    let wait = async move {
        shutdown.await;
        drop(stop);
    };
    tokio::join!(
        run_rounds(portal, &WORK, stopped.clone()),
        run_rounds(portal, &MAIL, stopped),
        wait
    );
}

/// Runs what is due of these kinds until the other end of `stopped` is gone.
async fn run_rounds(portal: &Portal, kinds: &[JobKind], mut stopped: watch::Receiver<()>) {
    loop {
        if let Err(error) = run_round(portal, kinds, &stopped).await {
            tracing::warn!(
                error = &error as &dyn Error,
                "the worker cannot get at its jobs"
            );
        }
        tokio::select! {
            _ = stopped.changed() => return,
            () = tokio::time::sleep(POLL_INTERVAL) => {}
        }
    }
}

async fn run_round(
    portal: &Portal,
    kinds: &[JobKind],
    stopped: &watch::Receiver<()>,
) -> Result<usize, StoreError> {
    follow_clock(portal).await?;
    run_kinds(portal, kinds, stopped).await
}

async fn lease(portal: &Portal, id: JobId, kind: JobKind) -> Result<Option<LeasedJob>, StoreError> {
    let now = portal.clock.now();
    let until = now.plus_seconds(LEASE_SECONDS);
    portal
        .db
        .write(async |connection| jobs::lease(connection, (id, kind), now, until).await)
        .await
}

/// Runs a leased job and records how it went. Whether it was done.
async fn run(portal: &Portal, job: &LeasedJob) -> Result<bool, StoreError> {
    let in_hand = InHand(job);
    let begun = Instant::now();
    let outcome = unless_it_panics(handle(portal, job)).await;
    count(job.kind, outcome.is_ok(), begun.elapsed());
    let recorded = record(portal, job, &outcome).await;
    in_hand.put_down();
    recorded.map(|()| outcome.is_ok())
}

/// A handler that panics has failed like any other: the worker goes on.
async fn unless_it_panics(
    handling: impl Future<Output = Result<(), JobError>>,
) -> Result<(), JobError> {
    let mut handling = pin!(handling);
    poll_fn(|context| {
        // What it held is dropped with it, and the database undoes what was not committed.
        catch_unwind(AssertUnwindSafe(|| handling.as_mut().poll(context)))
            .unwrap_or(Poll::Ready(Err(JobError::Panicked)))
    })
    .await
}

async fn record(
    portal: &Portal,
    job: &LeasedJob,
    outcome: &Result<(), JobError>,
) -> Result<(), StoreError> {
    let now = portal.clock.now();
    let Err(error) = outcome else {
        return portal
            .db
            .write(async |connection| jobs::finish(connection, job, now).await)
            .await;
    };
    let reason = chain(error);
    tracing::warn!(job = %job.id, kind = job.kind.code(), attempts = job.attempts, reason, "a job failed");
    let due_at = now.plus_seconds(seconds_after(job.attempts));
    let reason = reason.as_str();
    portal
        .db
        .write(async |connection| jobs::postpone(connection, job, due_at, reason).await)
        .await
}

fn count(kind: JobKind, done: bool, took: Duration) {
    let outcome = if done { "done" } else { "failed" };
    metrics::counter!("cps_jobs_total", "kind" => kind.code(), "outcome" => outcome).increment(1);
    metrics::histogram!("cps_job_seconds", "kind" => kind.code()).record(took);
}

/// A job that has begun. If its worker is ended before it is recorded how it went, the log says so.
struct InHand<'a>(&'a LeasedJob);

impl InHand<'_> {
    fn put_down(self) {
        std::mem::forget(self);
    }
}

impl Drop for InHand<'_> {
    fn drop(&mut self) {
        let Self(job) = self;
        tracing::warn!(job = %job.id, kind = job.kind.code(), "a job was cut: it runs again when its lease is over");
    }
}

async fn handle(portal: &Portal, job: &LeasedJob) -> Result<(), JobError> {
    match job.kind {
        JobKind::IssueInvoice => issue_invoice(portal, &job.payload).await,
        JobKind::FileDocument => file_document(portal, &job.payload).await,
        JobKind::ChargeCard => charge_card(portal, &job.payload).await,
        JobKind::SettleCharge => settle_charge(portal, &job.payload).await,
        JobKind::FinishVerification => finish_verification(portal, &job.payload).await,
        JobKind::RefundCard => refund_card(portal, &job.payload).await,
        JobKind::RemindTransfer => remind_transfer(portal, &job.payload).await,
        JobKind::SuspendUnpaid => suspend_unpaid(portal, &job.payload).await,
        JobKind::SendRenewalNotice => send_renewal_notice(portal, &job.payload).await,
        JobKind::EndTerm => end_term(portal, &job.payload).await,
        JobKind::SendInvitation => send_invitation(portal, &job.payload).await,
        JobKind::SendPasswordLink => send_password_link(portal, &job.payload).await,
        JobKind::DecideApplication => decide_application(portal, &job.payload).await,
        JobKind::SendMail => send_mail(portal, &job.payload, job.attempts).await,
    }
}

/// An error and what caused it, in one line.
fn chain(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |error| (*error).source());
    causes
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}
