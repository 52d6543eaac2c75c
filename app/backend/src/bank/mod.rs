//! What the bank says came in: statements in CAMT.053 (ISO 20022) or CSV (`docs/bank-statements.md`). Nothing is stored here.

mod amount;
mod camt053;
mod csv;
mod element;
mod error;
mod fingerprint;
pub(crate) mod named;
mod statement;

pub use error::{StatementError, WrongEntry};
pub use statement::{Credit, Statement, read};
