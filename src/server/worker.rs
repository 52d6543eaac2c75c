//! The worker: does what is due, apart from any request.

use super::ServerProblem;
use super::serve::stop_signal;
use super::settings::PortalSettings;
use cps_backend::jobs;
use cps_backend::portal::Portal;
use tokio::sync::oneshot;

/// `cps worker`: works until it is asked to stop.
pub(super) async fn work(settings: PortalSettings) -> Result<(), ServerProblem> {
    let portal = settings.portal().await?;
    jobs::run_until(&portal, stop_signal()).await;
    portal.db.close().await;
    Ok(())
}

/// Works until `stopped` says so; a job that has begun comes to its end.
pub(super) async fn run(portal: Portal, stopped: oneshot::Receiver<()>) {
    let stopped = async {
        // The sender's end is as good as its word.
        stopped.await.ok();
    };
    jobs::run_until(&portal, stopped).await;
}
