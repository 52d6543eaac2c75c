//! Mail: every message in its words, as it travels, and how a server's answers are taken. The words are kept as snapshots beside,
//! to be read by people; `INSTA_UPDATE=always` writes them anew.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents stand apart from euros: 121_00"
)]

mod billing;
mod enclosure;
mod folder;
mod hostile;
mod letters;
mod samples;
mod server;
mod smtp;
mod stored;
