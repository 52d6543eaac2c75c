//! Slows down who tries too often. Counts are kept in the database, so that every instance sees them.

use cps_domain::{FORGOTTEN_AFTER_SECONDS, Field, Instant, Problem, wait_seconds};

use super::{ServiceError, token};
use crate::portal::Portal;
use crate::store::{Connection, StoreError, attempts};

/// Something that may be tried a few times for nothing and then more and more seldom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Throttle {
    key: String,
    free: u32,
}

impl Throttle {
    /// Trying `what`, by or for `whom`, of which the first `free` tries cost nothing. Only a hash of it is kept.
    pub(super) fn new(what: &str, whom: &str, free: u32) -> Self {
        Self {
            key: token::hash(&format!("{what} {whom}")),
            free,
        }
    }

    /// Counts one more try, or says in how many minutes the next one is heard.
    pub(super) async fn take(
        &self,
        portal: &Portal,
        connection: &mut Connection<'_>,
    ) -> Result<(), ServiceError> {
        let now = portal.clock.now();
        let forgotten = now.plus_seconds(-FORGOTTEN_AFTER_SECONDS);
        if let Some(before) = attempts::find(connection, &self.key).await?
            && before.first_at > forgotten
        {
            let heard_at = before
                .last_at
                .plus_seconds(wait_seconds(before.failures, self.free));
            if now < heard_at {
                let problem = Problem::TooManyAttempts {
                    minutes: minutes_until(now, heard_at),
                };
                return Err(ServiceError::rejected(Field::Form, problem));
            }
        }
        Ok(attempts::count(connection, &self.key, now, forgotten).await?)
    }

    /// The try was no failure: it does not count.
    pub(super) async fn take_back(
        &self,
        connection: &mut Connection<'_>,
    ) -> Result<(), StoreError> {
        attempts::take_back(connection, &self.key).await
    }

    /// Starts again from nothing.
    pub(super) async fn forget(&self, connection: &mut Connection<'_>) -> Result<(), StoreError> {
        attempts::forget(connection, &self.key).await
    }
}

/// Whole minutes, at least one.
fn minutes_until(now: Instant, then: Instant) -> u32 {
    let minutes = (then.millis() - now.millis()).div_euclid(60_000) + 1;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
