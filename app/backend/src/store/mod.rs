//! All SQL. A store file holds the statements about one thing and the functions that run them on a [`Connection`] and speak
//! in the types of `cps-domain`; a row that breaks a rule is [`StoreError::Corrupt`], never a panic.

pub mod account_list;
pub mod accounts;
pub mod agenda;
pub mod application_list;
pub mod applications;
pub mod attempts;
pub mod audit;
pub mod backup;
pub mod bank_transactions;
pub mod books;
pub mod card_replacements;
pub mod charges;
pub mod checkouts;
pub(crate) mod column;
mod connection;
pub mod counters;
pub mod countries;
mod db;
pub mod demo_clock;
pub mod documents;
mod error;
pub mod free_balances;
pub mod jobs;
pub mod levels;
pub mod links;
pub mod mails;
pub mod migrations;
pub mod models;
pub mod old_accounts;
mod outcome;
pub mod payouts;
mod postgres;
pub mod product_list;
pub mod product_panel;
pub mod product_series;
pub mod product_uploads;
pub mod products;
pub mod refunds;
pub mod sandbox_charges;
pub mod sandbox_verifications;
pub mod sessions;
mod sqlite;
mod statement;
mod stored_enum;
pub mod stripe_sessions;
pub mod subscriptions;
pub mod support_requests;
pub mod terms;
pub mod totals;
pub mod users;
mod writer;

pub use connection::Connection;
pub use db::{Db, DbOptions};
pub use error::{StoreError, UnitError};
pub use statement::Statement;

/// Every SQL text of the program, for the test that prepares each on both engines.
#[must_use]
pub fn statements() -> Vec<Statement> {
    [
        account_list::STATEMENTS,
        accounts::STATEMENTS,
        agenda::STATEMENTS,
        application_list::STATEMENTS,
        applications::STATEMENTS,
        attempts::STATEMENTS,
        audit::STATEMENTS,
        bank_transactions::STATEMENTS,
        books::STATEMENTS,
        card_replacements::STATEMENTS,
        charges::STATEMENTS,
        checkouts::STATEMENTS,
        counters::STATEMENTS,
        countries::STATEMENTS,
        demo_clock::STATEMENTS,
        documents::STATEMENTS,
        free_balances::STATEMENTS,
        jobs::STATEMENTS,
        levels::STATEMENTS,
        links::STATEMENTS,
        mails::STATEMENTS,
        migrations::STATEMENTS,
        models::STATEMENTS,
        old_accounts::STATEMENTS,
        payouts::STATEMENTS,
        product_list::STATEMENTS,
        product_panel::STATEMENTS,
        product_series::STATEMENTS,
        product_uploads::STATEMENTS,
        products::STATEMENTS,
        refunds::STATEMENTS,
        sandbox_charges::STATEMENTS,
        sandbox_verifications::STATEMENTS,
        sessions::STATEMENTS,
        stripe_sessions::STATEMENTS,
        subscriptions::STATEMENTS,
        support_requests::STATEMENTS,
        terms::STATEMENTS,
        totals::STATEMENTS,
        users::STATEMENTS,
    ]
    .concat()
}
