//! What people see: pages compose, components show, server functions are the doors to the services.
//!
//! The browser's half knows `cps-domain` and nothing else; the server's half (feature `ssr`) also
//! knows `cps-backend`.

#![recursion_limit = "256"]

pub mod access;
#[expect(
    clippy::too_many_arguments,
    missing_docs,
    reason = "a form's controls are a server function's arguments, and those become a struct's fields"
)]
pub mod api;
pub mod app;
#[cfg(feature = "ssr")]
mod article;
#[cfg(feature = "ssr")]
pub mod bulk;
mod change;
mod components;
pub mod encoding;
mod language;
mod leave;
mod pages;
mod refusal;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod scriptless;
#[cfg(feature = "ssr")]
pub mod staff;

#[expect(
    clippy::expect_used,
    dead_code,
    unused_imports,
    reason = "made for every way of using the translations"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n.rs"));
}

use generated::i18n;

pub use app::{App, shell};
pub use language::LANGUAGE_COOKIE;
pub use refusal::Refusal;
