use cps_backend::jobs::{run_due, run_until};
use cps_backend::store::jobs::{self, JobKind, NewJob};
use cps_domain::{JobId, SubscriptionId};
use tokio::task::JoinSet;

use super::{ISSUED, joined, wait_and_work};
use crate::world::{World, both_engines};

pub(super) async fn add(world: &World, kind: JobKind, payload: String) {
    let now = world.clock.now();
    let id = JobId::from_uuid(world.portal.ids.uuid());
    let job = NewJob {
        id,
        kind,
        payload,
        due_at: now,
        created_at: now,
    };
    let added = world
        .portal
        .db
        .write(async |connection| jobs::insert(connection, &job).await);
    added.await.unwrap();
}

both_engines! {
    async fn two_workers_at_once_never_run_the_same_job(world: World) {
        for place in 1..=10 {
            joined(world, &format!("Estudio {place} S.L."), "ES").await;
        }
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        let mut workers = JoinSet::new();
        for _ in 0..2 {
            let portal = world.portal.clone();
            workers.spawn(async move { run_due(&portal).await.unwrap() });
        }
        workers.join_all().await;
        assert_eq!(world.count(ISSUED).await, 10);
        let once = "SELECT COUNT(*) FROM jobs WHERE kind = 'issue_invoice' AND attempts = 1
                    AND done_at IS NOT NULL AND leased_until IS NULL";
        assert_eq!(world.count(once).await, 10);
    }

    async fn a_job_in_the_hands_of_another_worker_is_left_alone(world: World) {
        joined(world, "Estudio Uno S.L.", "ES").await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        let now = world.clock.now();
        let until = now.plus_seconds(300);
        let leased = world.portal.db.write(async |connection| {
            let due = jobs::due(connection, JobKind::IssueInvoice, now).await?;
            jobs::lease(connection, (due[0], JobKind::IssueInvoice), now, until).await
        });
        let leased = leased.await.unwrap().unwrap();
        let again = world.portal.db.write(async |connection| {
            jobs::lease(connection, (leased.id, leased.kind), now, until).await
        });
        assert!(again.await.unwrap().is_none());
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        world.clock.advance_seconds(300);
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(ISSUED).await, 1, "the other worker is dead");
        let late = world
            .portal
            .db
            .write(async |connection| jobs::postpone(connection, &leased, until, "late").await);
        late.await.unwrap();
        assert_eq!(run_due(&world.portal).await.unwrap(), 0, "what is done stays done");
        assert_eq!(world.count(ISSUED).await, 1);
    }

    async fn a_failed_job_waits_longer_each_time_and_says_why(world: World) {
        let subscription_id = SubscriptionId::from_uuid(world.portal.ids.uuid());
        let payload = format!(
            r#"{{"subscription_id":"{subscription_id}","term_starts_on":"2026-01-01"}}"#
        );
        add(world, JobKind::IssueInvoice, payload).await;
        let waits = "SELECT CAST(due_at - created_at AS BIGINT) FROM jobs
                     WHERE last_error = 'not found' AND leased_until IS NULL";
        for (waited, next) in [(0, 30_000), (30, 30_000 + 60_000), (60, 90_000 + 120_000)] {
            world.clock.advance_seconds(waited);
            assert_eq!(run_due(&world.portal).await.unwrap(), 0);
            assert_eq!(world.count(waits).await, next);
        }
        assert_eq!(world.count("SELECT attempts FROM jobs").await, 3);
    }

    async fn one_bad_job_does_not_hold_up_the_others(world: World) {
        add(world, JobKind::IssueInvoice, "not a payload".to_owned()).await;
        joined(world, "Estudio Uno S.L.", "ES").await;
        wait_and_work(world).await;
        assert_eq!(world.count(ISSUED).await, 1);
    }

    /// A newer program, beside which this one runs for a while, may write kinds that this one does not know.
    async fn kinds_without_a_handler_are_left_alone(world: World) {
        world.run("INSERT INTO jobs (id, kind, payload, due_at, created_at) VALUES ('1', 'of_tomorrow', '', 0, 0)").await;
        assert_eq!(wait_and_work(world).await, 0);
        let untouched = "SELECT COUNT(*) FROM jobs WHERE attempts = 0 AND done_at IS NULL
                         AND leased_until IS NULL";
        assert_eq!(world.count(untouched).await, 1);
    }

    async fn the_loop_works_until_it_is_told_to_stop(world: World) {
        joined(world, "Estudio Uno S.L.", "ES").await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let portal = world.portal.clone();
        let worker = tokio::spawn(async move {
            run_until(&portal, async { drop(stopped.await) }).await;
        });
        while world.count(ISSUED).await == 0 {
            tokio::task::yield_now().await;
        }
        stop.send(()).unwrap();
        worker.await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE leased_until IS NOT NULL").await, 0);
    }
}
