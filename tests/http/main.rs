//! The portal as a browser meets it: through the real router, on a real SQLite file.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod access;
mod forgery;
mod headers;
mod journey;
mod language;
mod portal;
mod rejected_form;
mod secrecy;
mod sign_in;
