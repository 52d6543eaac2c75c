//! Files that list products, as CSV: how a member's file is read, and how one is written. What the columns are called and what can
//! be wrong with a line is a matter of the rules: [`cps_domain::ProductLine`].

mod error;
mod reader;
mod writer;

pub use error::ProductFileError;
pub use reader::{ReadLine, read};
pub use writer::{Separator, Writer};
