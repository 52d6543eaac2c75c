//! The clock of a demonstration, put forward for all its processes at once.

use cps_backend::portal::Portal;
use cps_backend::store::{StoreError, demo_clock};

/// Puts it so far ahead of the machine's. Unlike the page that does it, this stops nowhere on the way: what a dead worker holds is
/// not waited for.
pub(crate) async fn put_ahead(portal: &Portal, seconds: i64) {
    let put: Result<(), StoreError> = portal
        .db
        .write(async |connection| demo_clock::put_ahead(connection, seconds * 1000).await)
        .await;
    put.unwrap();
}
