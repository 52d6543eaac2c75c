//! Waiting for what other processes do.

use std::time::Duration;

use cps_backend::service::open_clock;
use cps_backend::store::{Db, StoreError, agenda};

use crate::installation::Installation;
use crate::portal_process::LOOK;

/// So long they may take for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is due so soon is waited for too: a job may have written another one after the moment for which was asked.
const SOON_SECONDS: i64 = 10;

/// Waits until the workers on this installation have done all that is due.
pub(crate) async fn until_nothing_is_due(installation: &Installation) {
    let portal = installation.portal().await;
    until("something due is never done", async || {
        !is_anything_due(&portal.db).await
    })
    .await;
    portal.db.close().await;
}

/// Waits until this is so.
pub(crate) async fn until(complaint: &str, is_so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(LOOK).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, waiting).await;
    assert!(waited.is_ok(), "{complaint}");
}

async fn is_anything_due(db: &Db) -> bool {
    // Another process may have put the clock forward.
    let now = open_clock(db, true).await.unwrap().now();
    let soon = now.plus_seconds(SOON_SECONDS);
    let due: Result<_, StoreError> = db
        .read(async |connection| agenda::oldest_due(connection, soon).await)
        .await;
    due.unwrap().is_some()
}
