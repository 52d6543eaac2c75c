//! `cps serve`: the portal until it is asked to stop.

use super::ServerProblem;
use super::door::serve_until_stopped;
use super::operations::Operations;
use super::router::{AppState, router};
use super::settings::ServeSettings;
use super::stopping::{Stopping, work_until_stopped};
use cps_backend::jobs;
use cps_backend::portal::Portal;
use cps_backend::seed::{DEMO_MEMBER_EMAIL, DEMO_PASSWORD, DEMO_STAFF_EMAIL};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Serves until SIGINT or SIGTERM, then lets what has begun come to its end.
pub(super) async fn serve(settings: ServeSettings) -> Result<(), ServerProblem> {
    let operations = Operations::open(&settings.operations).await?;
    let portal = settings.portal.portal().await?;
    cps_backend::seed::seed_catalogue(&portal).await?;
    let listener = TcpListener::bind(settings.address).await?;
    announce(&settings, listener.local_addr()?.port());
    let open = watch::Sender::new(());
    let served = work_until_stopped(settings.operations.patience(), async |stopping| {
        let mut beside = JoinSet::new();
        if let Some(operations) = operations {
            beside.spawn(operations.serve(portal.clone(), stopping.clone()));
        }
        let mut worker = JoinSet::new();
        if !settings.no_worker {
            worker.spawn(work(portal.clone(), stopping.clone()));
        }
        let router = router(state(&settings, &portal, &stopping));
        serve_until_stopped(listener, router, stopping, &open).await?;
        match worker.join_next().await {
            Some(Err(error)) => Err(ServerProblem::Setting(format!("the worker: {error}"))),
            Some(Ok(())) | None => Ok(()),
        }
    })
    .await;
    if matches!(served, Err(ServerProblem::Cut)) {
        tracing::warn!(count = open.receiver_count(), "connections were cut");
    }
    served?;
    portal.db.close().await;
    Ok(())
}

/// Does what is due until stopping has begun, then finishes what it has in its hands.
async fn work(portal: Portal, stopping: Stopping) {
    jobs::run_until(&portal, stopping.begun()).await;
}

fn state(settings: &ServeSettings, portal: &Portal, stopping: &Stopping) -> AppState {
    AppState {
        cookies: settings.cookies(&portal.settings),
        leptos: settings.leptos_options(),
        portal: portal.clone(),
        dev_mail: settings.dev_mail(),
        client_address_header: settings.client_address_header.clone(),
        demo_clock: settings.portal.demo_clock(),
        stopping: stopping.clone(),
    }
}

fn announce(settings: &ServeSettings, port: u16) {
    let host = settings.address.ip();
    println!("The portal is open at http://{host}:{port}");
    if settings.portal.demo {
        println!("Sign in with the password {DEMO_PASSWORD} as");
        println!("  {DEMO_MEMBER_EMAIL}, a member");
        println!("  {DEMO_STAFF_EMAIL}, priority support");
        if settings.dev_mail().is_some() {
            println!("Mails are kept and shown at http://{host}:{port}/dev/mail");
        }
        if settings.portal.demo_clock() {
            println!("The clock can be put forward at http://{host}:{port}/demo/clock");
        }
    }
}
