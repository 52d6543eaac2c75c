//! What the portal promises, checked on both engines: every test here runs once on an SQLite file and once on a database of its
//! own on a Postgres server.

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

mod account;
mod accounts;
mod backup;
mod bank;
mod bulk;
mod catalogue;
mod charging;
mod demo_clock;
mod door;
mod engines;
mod everything;
mod given_up;
mod import;
mod invoicing;
mod joining;
mod mail;
mod mailbox;
mod migration;
mod notifications;
mod operations;
mod passwords;
mod plans;
mod product_list;
mod products;
mod rows;
mod scenarios;
mod schema;
mod seeds;
mod sessions;
mod simultaneous;
mod staff;
mod statements;
mod support;
mod terms;
mod totals;
mod unsteady;
mod world;
mod writer;
mod writers;
