//! The portal as a browser meets it: through the real router, on a real database.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod access;
mod account;
mod apply;
mod bulk;
mod busy;
mod card;
mod demo_clock;
mod dev_mail;
mod documents;
mod door;
mod faq;
mod forgery;
mod headers;
mod journey;
mod language;
mod operations;
mod password;
mod portal;
mod rejected_form;
mod secrecy;
mod sign_in;
mod staff;
mod staff_applications;
mod staff_mail;
mod staff_payments;
mod staff_support;
mod subscription;
mod support;
mod webhooks;
