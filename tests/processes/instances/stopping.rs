//! Stopping: what was begun is finished, what was not is left to others.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use reqwest::StatusCode;
use tokio::task::JoinSet;

use super::{OPTIONS, support, two};
use crate::browser::{Answer, Browser};
use crate::facts::count;
use crate::idle::until;
use crate::installation::{Installation, SERVE};
use crate::members::{self, PASSWORD};
use crate::portal_process::PortalProcess;

/// So many write all the while.
const CLIENTS: usize = 6;

/// So many requests are answered between one stop and the next.
const BETWEEN: usize = 120;

/// So often an instance is stopped and another one started in its place.
const STOPS: usize = 6;

/// A backlog that takes a worker seconds.
const BACKLOG: usize = 200;

const BEGUN: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND attempts > 0";

/// What stands in front of the instances: it knows where they are, and asks the next one where nobody listens.
#[derive(Default)]
struct Proxy {
    instances: [Mutex<Option<SocketAddr>>; 2],
    answered: AtomicUsize,
    is_closing: AtomicBool,
}

impl Proxy {
    async fn post(
        &self,
        browser: &mut Browser,
        mut turn: usize,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        loop {
            let instance = *self.instances[turn % 2].lock().unwrap();
            turn += 1;
            let Some(address) = instance else { continue };
            match browser.post(address, path, fields).await {
                Ok(answer) => {
                    self.answered.fetch_add(1, Ordering::SeqCst);
                    return answer;
                }
                Err(refused) if refused.is_connect() => {}
                Err(error) => panic!("an answer was cut: {error:?}"),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_is_cut_when_an_instance_stops() {
    let installation = Installation::on_postgres().await;
    let portal = installation.portal().await;
    let (instances, addresses) = two(&installation);
    let proxy = Arc::new(Proxy::default());
    for (place, address) in addresses.into_iter().enumerate() {
        *proxy.instances[place].lock().unwrap() = Some(address);
    }
    let mut clients = JoinSet::new();
    for place in 0..CLIENTS {
        let email = format!("client-{place}@test.cps.example");
        members::add(&portal, &email).await;
        clients.spawn(register(proxy.clone(), place, email));
    }
    let mut instances = instances.map(Some);
    for stop in 0..STOPS {
        let goal = proxy.answered.load(Ordering::SeqCst) + BETWEEN;
        until("nobody answers", async || {
            proxy.answered.load(Ordering::SeqCst) >= goal
        })
        .await;
        replace(&installation, &proxy, &mut instances, stop % 2).await;
    }
    proxy.is_closing.store(true, Ordering::SeqCst);
    let mut registered = 0;
    while let Some(client) = clients.join_next().await {
        registered += client.unwrap();
    }
    let there = count(&portal.db, "SELECT COUNT(*) FROM products").await;
    assert_eq!(there, registered);
}

/// Stops an instance in the midst of its work and starts another one in its place, as an upgrade does.
async fn replace(
    installation: &Installation,
    proxy: &Proxy,
    instances: &mut [Option<PortalProcess>; 2],
    place: usize,
) {
    instances[place].take().unwrap().stop().await;
    let mut next = installation.serve(&OPTIONS);
    *proxy.instances[place].lock().unwrap() = Some(next.address());
    instances[place] = Some(next);
}

/// Registers one product after the other, and says how many.
async fn register(proxy: Arc<Proxy>, place: usize, email: String) -> i64 {
    let mut browser = Browser::from_address(place);
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    let answer = proxy.post(&mut browser, place, "/api/sign_in", &form).await;
    assert_eq!(answer.status, StatusCode::OK);
    let mut registered = 0;
    while !proxy.is_closing.load(Ordering::SeqCst) {
        let serial = format!("S{place:02}{registered:07}");
        let form = [("model", "RF 50mm F1.8 STM"), ("serial_number", &serial)];
        let turn = place + usize::try_from(registered).unwrap();
        let answer = proxy
            .post(&mut browser, turn, "/api/register_product", &form)
            .await;
        match answer.status {
            StatusCode::OK => registered += 1,
            StatusCode::SERVICE_UNAVAILABLE => {}
            status => panic!("{status}: {}", answer.text),
        }
    }
    registered
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_stops_leaves_its_backlog_to_others() {
    let installation = Installation::on_postgres().await;
    let worker = || installation.worker(SERVE, &[]);
    stops_between_jobs(&installation, worker).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_that_stops_leaves_its_workers_backlog_to_others() {
    let installation = Installation::on_postgres().await;
    stops_between_jobs(&installation, || installation.serve(&[])).await;
}

/// Stops the process as soon as it is at work.
async fn stops_between_jobs(installation: &Installation, start: impl Fn() -> PortalProcess) {
    let portal = installation.portal().await;
    support::write(&portal, BACKLOG).await;
    let process = start();
    let is_at_work = async || !installation.delivered(SERVE).is_empty();
    until("it does not work", is_at_work).await;
    process.stop().await;
    assert_eq!(count(&portal.db, BEGUN).await, 0, "a job was cut");
    let sent = installation.delivered(SERVE).len();
    assert!(sent < BACKLOG, "it did all of its backlog first");
}
