//! Invoices and credit notes as files: whether accounting programs can read them, whether people can, and whether a banking app can.
//!
//! Two programs of other people's help: Python with `factur-x` and `saxonche`, and poppler's `pdftotext`. `cargo xtask setup`
//! installs both.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]

mod bytes;
mod code;
mod norm;
mod paper;
mod samples;
