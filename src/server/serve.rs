//! `cps serve`: the portal until it is asked to stop.

use super::router::{AppState, router};
use super::settings::ServeSettings;
use super::{ServerProblem, worker};
use axum::serve::ListenerExt;
use cps_backend::portal::Portal;
use cps_backend::seed::{DEMO_MEMBER_EMAIL, DEMO_PASSWORD, DEMO_STAFF_EMAIL};
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Serves until SIGINT or SIGTERM, then lets what has begun come to its end.
pub(super) async fn serve(settings: ServeSettings) -> Result<(), ServerProblem> {
    let portal = settings.portal.portal().await?;
    cps_backend::seed::seed_catalogue(&portal).await?;
    let (stop, stopped) = oneshot::channel();
    let worker = (!settings.no_worker).then(|| tokio::spawn(worker::run(portal.clone(), stopped)));
    let listener = TcpListener::bind(settings.address).await?;
    announce(&settings, listener.local_addr()?.port());
    let state = AppState {
        cookies: settings.cookies(&portal.settings),
        leptos: settings.leptos_options(),
        portal: portal.clone(),
        dev_mail: settings.dev_mail(),
        client_address_header: settings.client_address_header.clone(),
        demo_clock: settings.portal.demo_clock(),
    };
    // Without this a streamed answer waits for the client's delayed acknowledgement.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    });
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop_signal())
        .await?;
    finish(portal, stop, worker).await
}

async fn finish(
    portal: Portal,
    stop: oneshot::Sender<()>,
    worker: Option<JoinHandle<()>>,
) -> Result<(), ServerProblem> {
    // A worker that is not there need not hear it.
    stop.send(()).ok();
    if let Some(worker) = worker {
        worker
            .await
            .map_err(|error| ServerProblem::Setting(error.to_string()))?;
    }
    portal.db.close().await;
    Ok(())
}

/// Waits for the operator's wish to stop.
pub(super) async fn stop_signal() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
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
