//! Data to start with: the catalogue, accounts for trying the portal out, and any number of products for load tests. Seeding
//! twice adds nothing the second time, and never changes what is there.

use thiserror::Error;

use crate::passwords::PasswordError;
use crate::store::StoreError;

mod account_data;
mod catalogue;
mod demo;
mod load;
mod table;

pub use catalogue::seed_catalogue;
pub use demo::seed_demo;
pub use load::{seed_accounts, seed_products};

/// The password of every seeded user.
pub const DEMO_PASSWORD: &str = "camera-obscura-2026";

/// The address of the seeded member whose data show most of the portal.
pub const DEMO_MEMBER_EMAIL: &str = "estudio@demo.cps.example";

/// The address of the member whom [`seed_products`] gives products.
pub const LOAD_EMAIL: &str = "load@demo.cps.example";

/// The address of the seeded member of staff.
pub const DEMO_STAFF_EMAIL: &str = "staff@demo.cps.example";

/// Why seeding failed. Nothing of the step that failed is kept.
#[derive(Debug, Error)]
pub enum SeedError {
    /// An embedded data file is wrong.
    #[error("{file}, line {line}: column {column} makes no sense")]
    Data {
        /// Which file.
        file: &'static str,
        /// Which line of it, from 1.
        line: usize,
        /// Which column.
        column: &'static str,
    },
    /// The catalogue lacks a model that the data name.
    #[error("the catalogue has no model {0:?}")]
    Model(String),
    /// A product in the data breaks a rule, for instance because it was bought after today.
    #[error("a {0:?} in the data breaks a rule")]
    Product(String),
    /// Not an address to sign in with.
    #[error("{0:?} is no e-mail address")]
    Address(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

impl crate::store::UnitError for SeedError {
    fn as_store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}
