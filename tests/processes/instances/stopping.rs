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
const BETWEEN: usize = 60;

/// So often an instance is stopped and another one started in its place.
const STOPS: usize = 6;

/// A backlog that takes a worker seconds.
const BACKLOG: usize = 600;

const HELD: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND leased_until IS NOT NULL";

/// An instance as the proxy sees it.
#[derive(Default)]
struct Upstream {
    /// Where it is, unless it was taken out.
    address: Mutex<Option<SocketAddr>>,
    in_flight: AtomicUsize,
}

/// What stands in front of the instances. It asks the next one where nobody listens, and has no other remedy.
#[derive(Default)]
struct Proxy {
    upstreams: [Upstream; 2],
    answered: AtomicUsize,
    is_closing: AtomicBool,
}

impl Proxy {
    /// Asks the instance whose `turn` it is first.
    async fn post(
        &self,
        turn: usize,
        browser: &mut Browser,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let first = turn % self.upstreams.len();
        for upstream in self.upstreams.iter().cycle().skip(first) {
            let address = *upstream.address.lock().unwrap();
            let Some(address) = address else { continue };
            upstream.in_flight.fetch_add(1, Ordering::SeqCst);
            let answer = browser.post(address, path, fields).await;
            upstream.in_flight.fetch_sub(1, Ordering::SeqCst);
            match answer {
                Ok(answer) => {
                    self.answered.fetch_add(1, Ordering::SeqCst);
                    return answer;
                }
                Err(refused) if refused.is_connect() => {}
                Err(error) => panic!("an answer was cut: {error:?}"),
            }
        }
        unreachable!("it goes round and round")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_is_cut_when_an_instance_stops() {
    let installation = Installation::on_postgres().await;
    let portal = installation.portal().await;
    let (instances, addresses) = two(&installation);
    let proxy = Arc::new(Proxy::default());
    for (upstream, address) in proxy.upstreams.iter().zip(addresses) {
        *upstream.address.lock().unwrap() = Some(address);
    }
    let mut clients = JoinSet::new();
    for place in 0..CLIENTS {
        let email = format!("client-{place}@test.cps.example");
        members::add(&portal, &email).await;
        clients.spawn(register(proxy.clone(), place, email));
    }
    let (mut instances, mut caught) = (instances.map(Some), 0);
    for stop in 0..STOPS {
        let (answered, place) = (&proxy.answered, stop % 2);
        let goal = answered.load(Ordering::SeqCst) + BETWEEN;
        let is_busy = async || answered.load(Ordering::SeqCst) >= goal;
        until("nobody answers", is_busy).await;
        let instance = instances[place].take().unwrap();
        caught += stop_busy(&proxy.upstreams[place], instance).await;
        let mut next = installation.serve(&OPTIONS);
        *proxy.upstreams[place].address.lock().unwrap() = Some(next.address());
        instances[place] = Some(next);
    }
    proxy.is_closing.store(true, Ordering::SeqCst);
    let mut registered = 0;
    while let Some(client) = clients.join_next().await {
        registered += client.unwrap();
    }
    println!("{STOPS} stops caught {caught} requests in flight");
    assert!(caught > 0, "nobody was met at work");
    let there = count(&portal.db, "SELECT COUNT(*) FROM products").await;
    assert_eq!(there, registered);
}

/// Takes an instance out, and has it stop while it is still at what it was sent; says how many requests that were.
async fn stop_busy(upstream: &Upstream, mut instance: PortalProcess) -> usize {
    let in_flight = || upstream.in_flight.load(Ordering::SeqCst);
    until("it is never busy", async || in_flight() > 1).await;
    *upstream.address.lock().unwrap() = None;
    instance.terminate();
    let caught = in_flight();
    let status = instance.ended().await;
    assert!(status.success(), "it stopped with {status}");
    caught
}

/// Registers one product after the other, and says how many. Before each comes a sign-in that cannot succeed: checking a password
/// takes long, so that a stop finds somebody in the middle of it.
async fn register(proxy: Arc<Proxy>, place: usize, email: String) -> i64 {
    let mut browser = Browser::from_address(place);
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    let answer = proxy.post(place, &mut browser, "/api/sign_in", &form).await;
    assert_eq!(answer.status, StatusCode::OK);
    let mut registered = 0;
    for number in 0.. {
        if proxy.is_closing.load(Ordering::SeqCst) {
            break;
        }
        guess(&proxy, place, number).await;
        let serial = format!("S{place:02}{number:07}");
        let form = [("model", "RF 50mm F1.8 STM"), ("serial_number", &serial)];
        let answer = proxy
            .post(place + number, &mut browser, "/api/register_product", &form)
            .await;
        match answer.status {
            StatusCode::OK => registered += 1,
            StatusCode::SERVICE_UNAVAILABLE => {}
            status => panic!("{status}: {}", answer.text),
        }
    }
    registered
}

/// Tries to sign in with an address that nobody has.
async fn guess(proxy: &Proxy, place: usize, number: usize) {
    let mut browser = Browser::from_address((place << 16) + number);
    let email = format!("nobody-{place}-{number}@test.cps.example");
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    let answer = proxy
        .post(place + number, &mut browser, "/api/sign_in", &form)
        .await;
    let is_heard = answer.text.contains("wrong_credentials");
    assert!(is_heard || answer.status == StatusCode::SERVICE_UNAVAILABLE);
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
    assert_eq!(count(&portal.db, HELD).await, 0, "a job was cut");
    let sent = installation.delivered(SERVE).len();
    assert!(sent < BACKLOG, "it did all of its backlog first");
}
