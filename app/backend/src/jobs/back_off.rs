//! How long a failed job waits.

/// After the first failure.
const FIRST_SECONDS: i64 = 30;

/// At most: an invoice follows "within a few hours" (guide, step 4), so what was mended must show soon.
const LONGEST_SECONDS: i64 = 60 * 60;

/// Seconds until the next attempt, after so many: twice as long each time.
pub(super) fn seconds_after(attempts: u32) -> i64 {
    let doublings = attempts.saturating_sub(1).min(16);
    (FIRST_SECONDS << doublings).min(LONGEST_SECONDS)
}

#[cfg(test)]
mod tests;
