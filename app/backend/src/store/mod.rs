//! All SQL. A store file holds the statements about one thing and the functions that run them on a [`Connection`] and speak
//! in the types of `cps-domain`; a row that breaks a rule is [`StoreError::Corrupt`], never a panic.

pub mod account_list;
pub mod accounts;
pub mod audit;
pub mod checkouts;
mod column;
mod connection;
pub mod counters;
pub mod countries;
mod db;
mod error;
pub mod invoices;
pub mod jobs;
pub mod levels;
mod migrations;
pub mod models;
pub mod old_accounts;
pub mod product_list;
pub mod products;
pub mod sandbox_verifications;
pub mod sessions;
mod statement;
pub mod subscriptions;
pub mod users;

pub use connection::Connection;
pub use db::Db;
pub use error::{StoreError, UnitError};
pub use statement::Statement;

/// Every SQL text of the program, for the test that prepares each on both engines.
#[must_use]
pub fn statements() -> Vec<Statement> {
    [
        account_list::STATEMENTS,
        accounts::STATEMENTS,
        audit::STATEMENTS,
        checkouts::STATEMENTS,
        counters::STATEMENTS,
        countries::STATEMENTS,
        invoices::STATEMENTS,
        jobs::STATEMENTS,
        levels::STATEMENTS,
        models::STATEMENTS,
        old_accounts::STATEMENTS,
        product_list::STATEMENTS,
        products::STATEMENTS,
        sandbox_verifications::STATEMENTS,
        sessions::STATEMENTS,
        subscriptions::STATEMENTS,
        users::STATEMENTS,
    ]
    .concat()
}
