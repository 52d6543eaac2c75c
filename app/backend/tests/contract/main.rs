//! What the portal promises, checked on both engines: every test here runs once on an SQLite file and once on a database of its
//! own on a Postgres server.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop there and say so"
)]

mod account;
mod accounts;
mod catalogue;
mod door;
mod engines;
mod everything;
mod import;
mod invoicing;
mod joining;
mod mail;
mod mailbox;
mod migration;
mod passwords;
mod product_list;
mod products;
mod schema;
mod seeds;
mod sessions;
mod staff;
mod statements;
mod support;
mod world;
