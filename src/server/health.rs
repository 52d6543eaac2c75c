//! What a proxy or a supervisor asks: is the process alive, and may requests be sent to it?

use super::stopping::Stopping;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use cps_backend::portal::Portal;
use cps_backend::service::{Readiness, check_readiness};
use std::time::Duration;
use tokio::time::timeout;

/// How long the database may take: whoever asks has little patience too.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Clone)]
struct Health {
    portal: Portal,
    stopping: Stopping,
}

/// `/healthz` and `/readyz`. They know no sessions.
pub(super) fn router<S: Clone + Send + Sync + 'static>(
    portal: &Portal,
    stopping: &Stopping,
) -> Router<S> {
    let health = Health {
        portal: portal.clone(),
        stopping: stopping.clone(),
    };
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .with_state(health)
}

/// Whether requests may be sent; if not, why, in one line.
async fn ready(State(health): State<Health>) -> (StatusCode, &'static str) {
    let unready = |why| (StatusCode::SERVICE_UNAVAILABLE, why);
    if health.stopping.has_begun() {
        return unready("stopping\n");
    }
    match timeout(PATIENCE, check_readiness(&health.portal)).await {
        Ok(Ok(Readiness::Ready)) => (StatusCode::OK, "ready\n"),
        Ok(Ok(Readiness::Behind(_))) => {
            unready("the database lacks migrations: run `cps migrate`\n")
        }
        Ok(Err(error)) => {
            // Whoever asks does so every few seconds, and has the answer.
            tracing::debug!(%error, "not ready");
            unready("the database does not answer, or was never migrated\n")
        }
        Err(_) => unready("the database does not answer in time\n"),
    }
}
