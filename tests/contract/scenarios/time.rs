//! Time that passes as it does for a portal that is always up: every job runs at the moment at which it is due.

use cps_backend::jobs::run_due;
use cps_domain::{Date, Instant};

use crate::world::World;

/// So many jobs in a row mean that something goes round in circles.
const TOO_MANY: usize = 5_000;

/// Lets the clock run to this moment, job by job.
pub(crate) async fn run_to(world: &World, moment: Instant) {
    for _ in 0..TOO_MANY {
        let done = run_due(&world.portal).await.unwrap();
        match next_job(world).await {
            Some(due) if due <= world.clock.now() => assert!(done > 0, "a job is stuck"),
            Some(due) if due <= moment => go_to(world, due),
            _ => return go_to(world, moment),
        }
    }
    panic!("there is no end to the jobs");
}

/// Lets the clock run to noon of this day.
pub(crate) async fn run_to_noon(world: &World, day: Date) {
    run_to(world, Instant::at_hour(day, 12)).await;
}

/// When the next job is due, whatever it is.
pub(crate) async fn next_job(world: &World) -> Option<Instant> {
    const NEXT: &str = "SELECT COALESCE(MIN(due_at), -1) FROM jobs WHERE done_at IS NULL";
    let millis = world.count(NEXT).await;
    (millis >= 0).then(|| Instant::from_millis(millis))
}

/// Sets the clock, never back.
fn go_to(world: &World, moment: Instant) {
    let millis = moment.millis() - world.clock.now().millis();
    if millis > 0 {
        world.clock.advance_seconds((millis + 999) / 1000);
    }
}
