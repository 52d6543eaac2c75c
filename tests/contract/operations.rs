//! What an operator relies on: the portal says how it is, and its worker stops between two jobs and survives a bad one.

use cps_backend::jobs::{run_due, run_until};
use cps_backend::service::{Readiness, apply, check_readiness, measure_backlog};

use crate::accounts::steps::{browser_at, form};
use crate::mailbox::Mood;
use crate::world::{World, both_engines};

const LEASED: &str = "SELECT COUNT(*) FROM jobs WHERE leased_until IS NOT NULL";
const UNTOUCHED: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND attempts = 0";
const FAILED: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND attempts = 1";

both_engines! {
    /// Every step of the schema that this program knows must be there; others, of a newer program, may.
    async fn a_database_that_lacks_a_migration_is_not_ready(world: World) {
        assert_eq!(check_readiness(&world.portal).await.unwrap(), Readiness::Ready);
        world.run("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 3").await;
        assert_eq!(check_readiness(&world.portal).await.unwrap(), Readiness::Behind(vec![3]));
        world.run("UPDATE _sqlx_migrations SET version = 3 WHERE version = 9999").await;
        world.run("UPDATE _sqlx_migrations SET success = FALSE WHERE version = 4").await;
        assert_eq!(check_readiness(&world.portal).await.unwrap(), Readiness::Behind(vec![4]));
    }

    /// The oldest due job counts, in a worker's hands or not; what is not due yet does not.
    async fn the_backlog_is_as_old_as_its_oldest_job(world: World) {
        assert_eq!(measure_backlog(&world.portal).await.unwrap(), 0);
        mails(world, 1).await;
        world.clock.advance_seconds(40);
        mails(world, 2).await;
        world.clock.advance_seconds(2);
        assert_eq!(measure_backlog(&world.portal).await.unwrap(), 42_000);
        world.run("UPDATE jobs SET leased_until = due_at + 300000").await;
        assert_eq!(measure_backlog(&world.portal).await.unwrap(), 42_000);
        world.run("UPDATE jobs SET leased_until = NULL").await;
        world.mailbox.turns(Mood::Away);
        run_due(&world.portal).await.unwrap();
        assert_eq!(measure_backlog(&world.portal).await.unwrap(), 0, "they failed and are due later");
        world.clock.advance_seconds(31);
        assert_eq!(measure_backlog(&world.portal).await.unwrap(), 1_000);
    }

    /// A worker that is asked to stop finishes the job in its hands and leaves the others to the next one.
    async fn a_worker_stops_between_two_jobs(world: World) {
        mails(world, 5).await;
        world.mailbox.turns(Mood::Speechless);
        let first_in_hand = async {
            world.mailbox.falls_silent().await;
            // It hears of it when it is asked to stop, and not before: nothing else runs in between.
            world.mailbox.turns(Mood::Obliging);
        };
        run_until(&world.portal, first_in_hand).await;
        assert_eq!(world.mailbox.all().len(), 1);
        assert_eq!((world.count(LEASED).await, world.count(UNTOUCHED).await), (0, 4));
        assert_eq!(run_due(&world.portal).await.unwrap(), 4);
    }

    /// Neither the worker nor the jobs after it go down with a job whose handler panics.
    async fn a_worker_survives_a_handler_that_panics(world: World) {
        mails(world, 2).await;
        world.mailbox.turns(Mood::Maddening);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        assert_eq!((world.count(LEASED).await, world.count(FAILED).await), (0, 2));
        world.mailbox.turns(Mood::Obliging);
        world.clock.advance_seconds(60);
        assert_eq!(run_due(&world.portal).await.unwrap(), 2);
    }
}

/// So many mails that wait to be delivered.
async fn mails(world: &World, count: usize) {
    for place in 0..count {
        let now = world.clock.now().millis();
        let form = form(&format!("Estudio {now} {place} S.L."));
        let client = browser_at(&format!("192.0.2.{place}"));
        apply(&world.portal, &form, &client).await.unwrap();
    }
}
