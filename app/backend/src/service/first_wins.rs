//! What happens when two requests want to be the first.

use super::ServiceError;
use crate::portal::Portal;
use crate::store::{Connection, StoreError};

/// Runs a unit that adds a row of which there may be only one. Where two meet, the unique index lets one through; the other
/// is run once more, finds that row, and answers accordingly.
pub(crate) async fn first_wins<T, F>(portal: &Portal, unit: F) -> Result<T, ServiceError>
where
    F: AsyncFnOnce(&mut Connection<'_>) -> Result<T, ServiceError> + Clone,
{
    match portal.db.write(unit.clone()).await {
        Err(ServiceError::Store(StoreError::Unique(_))) => portal.db.write(unit).await,
        settled => settled,
    }
}

#[cfg(test)]
mod tests;
