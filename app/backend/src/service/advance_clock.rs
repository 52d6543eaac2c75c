//! The clock of a demonstration: put forward, with everything done on its day that was to be done on the way.

use std::time::Duration;

use cps_domain::Instant;

use super::ServiceError;
use crate::clock::Clock;
use crate::jobs;
use crate::portal::Portal;
use crate::store::{Db, StoreError, agenda, demo_clock, sessions};

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// So often the clock stops on its way at most; whoever wants to go further asks again. A year of a membership takes about ten.
const STOPS: usize = 2_000;

/// So often it is looked whether a worker is done with what it holds, at most.
const LOOKS: usize = 100;

/// Between two looks.
const LOOK_INTERVAL: Duration = Duration::from_millis(50);

/// How far to put the clock forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// To when the next job is due; where none waits, nothing happens.
    ToNextJob,
    /// So many days.
    Days(u16),
}

/// The clock of a program on this database: the machine's, unless this is a demonstration, or its database was one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn open_clock(db: &Db, demonstration: bool) -> Result<Clock, StoreError> {
    let ahead = stored_ahead(db).await?;
    if !demonstration && ahead == 0 {
        return Ok(Clock::system());
    }
    let clock = Clock::demonstration();
    clock.put_ahead(ahead);
    Ok(clock)
}

/// Puts a demonstration's clock as far ahead as another program on this database has put it.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn follow_clock(portal: &Portal) -> Result<(), StoreError> {
    if portal.clock.is_demonstration() {
        portal.clock.put_ahead(stored_ahead(&portal.db).await?);
    }
    Ok(())
}

async fn stored_ahead(db: &Db) -> Result<i64, StoreError> {
    db.read(async |connection| demo_clock::ahead(connection).await)
        .await
}

/// Puts the clock forward. On the way it stops whenever a job is due, until everything is done that is due by then, so that all
/// happens on its day. Nobody is signed out by it.
///
/// # Errors
/// [`ServiceError`] when the store fails; the clock then stands where it stopped last.
pub async fn advance_clock(portal: &Portal, advance: Advance) -> Result<(), ServiceError> {
    catch_up(portal).await?;
    let now = portal.clock.now();
    let goal = match advance {
        Advance::Days(days) => now.plus_seconds(i64::from(days) * DAY_SECONDS),
        Advance::ToNextJob => match next_due(portal).await? {
            Some(due_at) => due_at,
            None => return Ok(()),
        },
    };
    for _ in 0..STOPS {
        match next_due(portal).await?.filter(|due_at| *due_at < goal) {
            Some(due_at) => stop_at(portal, due_at).await?,
            None => return stop_at(portal, goal).await,
        }
    }
    Ok(())
}

async fn next_due(portal: &Portal) -> Result<Option<Instant>, StoreError> {
    let now = portal.clock.now();
    portal
        .db
        .read(async |connection| agenda::next_due(connection, now).await)
        .await
}

/// Puts the clock to this moment, unless it is later, and has done what is due by then.
async fn stop_at(portal: &Portal, moment: Instant) -> Result<(), ServiceError> {
    let wanted = portal.clock.ahead_at(moment);
    let ahead: Result<_, ServiceError> = portal
        .db
        .write(async |connection| {
            let ahead = demo_clock::ahead(connection).await?;
            if wanted > ahead {
                demo_clock::put_ahead(connection, wanted).await?;
                sessions::prolong(connection, wanted - ahead).await?;
            }
            Ok(ahead.max(wanted))
        })
        .await;
    portal.clock.put_ahead(ahead?);
    catch_up(portal).await
}

/// Has everything done that is due, and waits for what a worker has in its hands.
async fn catch_up(portal: &Portal) -> Result<(), ServiceError> {
    for _ in 0..LOOKS {
        let done = jobs::run_due(portal).await?;
        let now = portal.clock.now();
        let oldest: Result<_, StoreError> = portal
            .db
            .read(async |connection| agenda::oldest_due(connection, now).await)
            .await;
        if oldest?.is_none() {
            return Ok(());
        }
        // What was done may have caused something else; where nothing was, a worker holds it.
        if done == 0 {
            tokio::time::sleep(LOOK_INTERVAL).await;
        }
    }
    Ok(())
}
