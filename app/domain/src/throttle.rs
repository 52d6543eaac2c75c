//! How wrong passwords and repeated requests slow down.

/// The longest wait, in seconds: an owner who comes back after a coffee gets in.
const LONGEST_SECONDS: i64 = 15 * 60;

/// So many seconds after the first failure the count starts again: where many share a network address, somebody always mistypes.
pub const FORGOTTEN_AFTER_SECONDS: i64 = 24 * 60 * 60;

/// Seconds to wait after so many failures in a row, of which the first `free` cost nothing: then twice as long each time.
#[must_use]
pub fn wait_seconds(failures: u32, free: u32) -> i64 {
    match failures.checked_sub(free) {
        None | Some(0) => 0,
        Some(over) => (1_i64 << over.min(16)).min(LONGEST_SECONDS),
    }
}
