//! The worker: leases what is due, runs its handler, and says how it went.

use std::error::Error;
use std::time::Duration;

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
    Ok(run_kinds(portal, &WORK).await? + run_kinds(portal, &MAIL).await?)
}

async fn run_kinds(portal: &Portal, kinds: &[JobKind]) -> Result<usize, StoreError> {
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
                if let Some(job) = lease(portal, id, kind).await? {
                    done += usize::from(run(portal, &job).await?);
                }
            }
        }
    }
    Ok(done)
}

/// Runs what is due, again and again, until `shutdown` is ready. A job that has begun is finished first.
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
        if let Err(error) = run_round(portal, kinds).await {
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

async fn run_round(portal: &Portal, kinds: &[JobKind]) -> Result<usize, StoreError> {
    follow_clock(portal).await?;
    run_kinds(portal, kinds).await
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
    let outcome = handle(portal, job).await;
    let now = portal.clock.now();
    let Err(error) = outcome else {
        portal
            .db
            .write(async |connection| jobs::finish(connection, job, now).await)
            .await?;
        return Ok(true);
    };
    let reason = chain(&error);
    tracing::warn!(job = %job.id, kind = job.kind.code(), attempts = job.attempts, reason, "a job failed");
    let due_at = now.plus_seconds(seconds_after(job.attempts));
    let reason = reason.as_str();
    portal
        .db
        .write(async |connection| jobs::postpone(connection, job, due_at, reason).await)
        .await?;
    Ok(false)
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
