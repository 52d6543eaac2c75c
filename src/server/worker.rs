//! The worker: does what is due, apart from any request.

use super::ServerProblem;
use super::operations::Operations;
use super::settings::WorkerSettings;
use super::stopping::work_until_stopped;
use cps_backend::jobs;
use tokio::task::JoinSet;

/// `cps worker`: works until SIGINT or SIGTERM, then finishes what it has in its hands.
pub(super) async fn work(settings: WorkerSettings) -> Result<(), ServerProblem> {
    let operations = Operations::open(&settings.operations).await?;
    let portal = settings.portal.portal().await?;
    work_until_stopped(settings.operations.patience(), async |stopping| {
        let mut beside = JoinSet::new();
        if let Some(operations) = operations {
            beside.spawn(operations.serve(portal.clone(), stopping.clone()));
        }
        jobs::run_until(&portal, stopping.begun()).await;
        Ok(())
    })
    .await?;
    portal.db.close().await;
    Ok(())
}
