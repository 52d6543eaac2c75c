//! Time and chance. This is the only file that reads the clock or the random number generator, so a test, or an operator's
//! rehearsal, can move a year in a second.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use cps_domain::{Date, Instant};
use rand::RngCore as _;
use uuid::{Builder, Uuid};

/// How many ids a millisecond holds before they run ahead of the clock: the twelve bits after a UUID's version.
const IDS_PER_MILLISECOND: u64 = 1 << 12;

/// Tells the time. Clones tell the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// By how many milliseconds it is ahead of its source; nothing where it cannot be.
    ahead: Option<Arc<AtomicI64>>,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    Machine,
    Still(Instant),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self {
            source: Source::Machine,
            ahead: None,
        }
    }

    /// A demonstration's clock: it goes like the machine's, but can be put forward.
    #[must_use]
    pub fn demonstration() -> Self {
        Self {
            source: Source::Machine,
            ahead: Some(Arc::default()),
        }
    }

    /// A clock that stands still at `start` until [`Clock::advance_seconds`] moves it.
    #[must_use]
    pub fn manual(start: Instant) -> Self {
        Self {
            source: Source::Still(start),
            ahead: Some(Arc::default()),
        }
    }

    /// Now, to the millisecond.
    #[must_use]
    pub fn now(&self) -> Instant {
        let ahead = self
            .ahead
            .as_ref()
            .map_or(0, |ahead| ahead.load(Ordering::SeqCst));
        Instant::from_millis(self.source.now().millis().saturating_add(ahead))
    }

    /// Today in UTC.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().date()
    }

    /// Moves a manual clock, and its clones; the machine's clock stays as it is.
    pub fn advance_seconds(&self, seconds: i64) {
        if let Some(ahead) = &self.ahead {
            ahead.fetch_add(seconds.saturating_mul(1000), Ordering::SeqCst);
        }
    }

    /// Whether this is a demonstration's clock, which whoever shares the database may put forward too.
    #[must_use]
    pub const fn is_demonstration(&self) -> bool {
        matches!(self.source, Source::Machine) && self.ahead.is_some()
    }

    /// By how many milliseconds it would have to be ahead for it to be `moment` now.
    #[must_use]
    pub fn ahead_at(&self, moment: Instant) -> i64 {
        moment.millis().saturating_sub(self.source.now().millis())
    }

    /// Puts it ahead by so many milliseconds, unless it is further ahead: it never goes back. The machine's clock stays as it is.
    pub fn put_ahead(&self, millis: i64) {
        if let Some(ahead) = &self.ahead {
            ahead.fetch_max(millis, Ordering::SeqCst);
        }
    }
}

impl Source {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    fn now(self) -> Instant {
        match self {
            Self::Machine => {
                // A machine whose clock stands before 1970 gets 1970.
                let elapsed = SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default();
                Instant::from_millis(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Still(start) => start,
        }
    }
}

/// Makes ids and secrets.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    /// The last id's millisecond and its place in that millisecond.
    last: Arc<AtomicU64>,
}

impl Ids {
    /// Ids whose time is read from `clock`.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            last: Arc::new(AtomicU64::new(0)),
        }
    }

    /// A new UUID v7. Those of one program sort in the order in which they were made, even within a millisecond.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        let now = u64::try_from(self.clock.now().millis())
            .unwrap_or(0)
            .saturating_mul(IDS_PER_MILLISECOND);
        let next = |last: u64| now.max(last.saturating_add(1));
        let moment = match self
            .last
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(next(last)))
        {
            Ok(last) | Err(last) => next(last),
        };
        let mut tail: [u8; 10] = self.secret();
        let [high, low, ..] = &mut tail;
        let [.., place_high, place_low] = (moment % IDS_PER_MILLISECOND).to_be_bytes();
        (*high, *low) = (place_high, place_low);
        Builder::from_unix_timestamp_millis(moment / IDS_PER_MILLISECOND, &tail).into_uuid()
    }

    /// So many bytes that nobody can guess.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that draws random numbers"
    )]
    pub fn secret<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests;
