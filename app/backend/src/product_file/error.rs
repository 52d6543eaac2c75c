use cps_domain::ProductColumn;
use thiserror::Error;

/// Why a file is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProductFileError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`PRODUCT_FILE_BYTES`](cps_domain::PRODUCT_FILE_BYTES).
    #[error("the file is too large")]
    TooLarge,
    /// It lists more products than [`PRODUCT_FILE_LINES`](cps_domain::PRODUCT_FILE_LINES).
    #[error("the file has too many lines")]
    TooManyLines,
    /// Its first line does not say where the models stand.
    #[error("the first line names no column `model`")]
    NoModel,
    /// Two columns have the same name.
    #[error("the first line names the column `{0}` twice")]
    RepeatedColumn(ProductColumn),
    /// The columns have names, but nothing stands below them.
    #[error("the file lists no products")]
    NoLines,
}
