//! A second address, for those who look after the portal: whether it is well, and what it has counted.

use super::ServerProblem;
use super::health::{self, PATIENCE};
use super::metrics::Metrics;
use super::settings::OperationsSettings;
use super::stopping::Stopping;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use cps_backend::portal::Portal;
use cps_backend::service::measure_backlog;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{interval, timeout};

/// How often measurements are summed up when nobody asks for them.
const TIDY_INTERVAL: Duration = Duration::from_secs(5);

/// The open address, and what it shows.
pub(super) struct Operations {
    listener: TcpListener,
    metrics: Metrics,
}

impl Operations {
    /// Listens at the address of the settings, if there is one, and has everything counted from now on.
    ///
    /// # Errors
    /// [`ServerProblem`] when it cannot be listened there.
    pub(super) async fn open(settings: &OperationsSettings) -> Result<Option<Self>, ServerProblem> {
        let Some(address) = settings.operations_address else {
            return Ok(None);
        };
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| ServerProblem::Setting(format!("--operations-address: {error}")))?;
        println!("Operations: http://{}/metrics", listener.local_addr()?);
        let metrics = Metrics::install()?;
        Ok(Some(Self { listener, metrics }))
    }

    /// Answers until it is dropped: it is told of everything else until the end.
    pub(super) async fn serve(self, portal: Portal, stopping: Stopping) {
        let Self { listener, metrics } = self;
        let router = router(metrics.clone(), portal, &stopping);
        let tidy = async {
            let mut rounds = interval(TIDY_INTERVAL);
            loop {
                rounds.tick().await;
                metrics.tidy();
            }
        };
        tokio::select! {
            served = axum::serve(listener, router) => {
                if let Err(error) = served {
                    tracing::error!(%error, "the operations address");
                }
            }
            () = tidy => {}
        }
    }
}

/// `/healthz`, `/readyz` and `/metrics`.
pub fn router(metrics: Metrics, portal: Portal, stopping: &Stopping) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((metrics, portal.clone()))
        .merge(health::router(&portal, stopping))
}

async fn show(
    State((metrics, portal)): State<(Metrics, Portal)>,
) -> ([(HeaderName, &'static str); 1], String) {
    let backlog = match timeout(PATIENCE, measure_backlog(&portal)).await {
        Ok(Ok(millis)) => Duration::from_millis(u64::try_from(millis).unwrap_or(0)).as_secs_f64(),
        Ok(Err(_)) | Err(_) => f64::NAN,
    };
    metrics::gauge!("cps_oldest_due_job_seconds").set(backlog);
    (
        [(CONTENT_TYPE, "text/plain; version=0.0.4")],
        metrics.text(),
    )
}
