//! Chance that can be repeated: the same seed, the same numbers.

use std::time::Duration;

use cps_backend::clock::{Clock, Ids};

/// The variable that names a seed to repeat.
const SEED: &str = "CPS_TEST_SEED";

/// A source of numbers (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    /// From the seed that the operator names, else from one that nobody has seen; it is printed, so that it can be named.
    pub(crate) fn new() -> Self {
        let named = std::env::var(SEED).ok().map(|seed| seed.parse().unwrap());
        let seed = named.unwrap_or_else(|| u64::from_le_bytes(Ids::new(Clock::system()).secret()));
        println!("{SEED}={seed}");
        Self(seed)
    }

    /// Another source, which goes its own way.
    pub(crate) fn branch(&mut self) -> Self {
        Self(self.next())
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let drawn = self.next() % u64::try_from(limit).unwrap();
        usize::try_from(drawn).unwrap()
    }

    /// A moment before `limit`.
    pub(crate) fn moment(&mut self, limit: Duration) -> Duration {
        let micros = usize::try_from(limit.as_micros()).unwrap();
        Duration::from_micros(u64::try_from(self.below(micros)).unwrap())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
