//! Whether requests can be answered.

use super::ServiceError;
use crate::portal::Portal;
use crate::store::{StoreError, migrations};

/// What the database lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing.
    Ready,
    /// Steps of the schema that this program knows, by their numbers.
    Behind(Vec<i64>),
}

/// Asks the database whether it has the tables that this program uses. It may be ahead: a newer program beside this one adds to them.
///
/// # Errors
/// [`ServiceError`] when the database does not answer, or no step of the schema was ever taken.
pub async fn check_readiness(portal: &Portal) -> Result<Readiness, ServiceError> {
    let missing: Result<_, StoreError> = portal
        .db
        .read(async |connection| migrations::missing(connection).await)
        .await;
    match missing? {
        missing if missing.is_empty() => Ok(Readiness::Ready),
        missing => Ok(Readiness::Behind(missing)),
    }
}
