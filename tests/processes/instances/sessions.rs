//! Who is signed in, and who has tried too often.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use cps_domain::view::Viewer;
use cps_domain::wait_seconds;
use reqwest::StatusCode;
use tokio::task::JoinSet;

use super::two;
use crate::browser::Browser;
use crate::installation::Installation;
use crate::members::{self, PASSWORD};

const EMAIL: &str = "member@test.cps.example";

/// So many tries for an address cost nothing.
const FREE_TRIES: u32 = 5;

/// More tries than are heard.
const TRIES: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_holds_on_both_until_a_sign_out_on_either() {
    let installation = Installation::on_postgres().await;
    members::add(&installation.portal().await, EMAIL).await;
    let (_instances, [one, other]) = two(&installation);
    let mut browser = Browser::from_address(1);
    assert_eq!(
        sign_in(&mut browser, one, EMAIL, PASSWORD).await,
        StatusCode::OK
    );
    let everywhere = browser.clone();
    for address in [one, other] {
        let viewer = viewer(&everywhere, address).await;
        assert_eq!(viewer.map(|viewer| viewer.email).as_deref(), Some(EMAIL));
    }
    browser.post(other, "/api/sign_out", &[]).await.unwrap();
    for address in [one, other] {
        assert_eq!(viewer(&everywhere, address).await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_on_both_is_heard_no_more_often_than_on_one() {
    let installation = Installation::on_postgres().await;
    let portal = installation.portal().await;
    for email in ["alone@test.cps.example", "both@test.cps.example", EMAIL] {
        members::add(&portal, email).await;
    }
    let (_instances, [one, other]) = two(&installation);
    // In turn, those that cost nothing are all heard, and the one after them.
    let least = most_heard(Duration::ZERO);
    not_too_often(least, heard_in_turn("alone@test.cps.example", [one, one])).await;
    not_too_often(least, heard_in_turn("both@test.cps.example", [one, other])).await;
    not_too_often(1, heard_at_once(EMAIL, [one, other])).await;
}

/// Fails if fewer tries were heard than `least`, or more than the time that they took allows.
async fn not_too_often(least: usize, heard: impl Future<Output = usize>) {
    let begun = Instant::now();
    let heard = heard.await;
    let took = begun.elapsed();
    let most = most_heard(took);
    assert!(
        (least..=most).contains(&heard),
        "{heard} of {most} in {took:?}"
    );
}

/// So many tries can be heard within this time, if each is made as soon as it may be.
fn most_heard(within: Duration) -> usize {
    let mut waited = Duration::ZERO;
    let is_in_time = |failures: &u32| {
        let wait = wait_seconds(*failures, FREE_TRIES);
        waited += Duration::from_secs(wait.unsigned_abs());
        waited <= within
    };
    (0..).take_while(is_in_time).count()
}

/// How many of the tries with a wrong password are heard, one after the other.
async fn heard_in_turn(email: &str, addresses: [SocketAddr; 2]) -> usize {
    let mut heard = 0;
    for attempt in 0..TRIES {
        heard += usize::from(is_heard(email, attempt, addresses[attempt % 2]).await);
    }
    heard
}

/// How many are heard when all are made in the same moment.
async fn heard_at_once(email: &'static str, addresses: [SocketAddr; 2]) -> usize {
    let mut tries = JoinSet::new();
    for attempt in 0..TRIES {
        tries.spawn(is_heard(email, attempt, addresses[attempt % 2]));
    }
    tries
        .join_all()
        .await
        .into_iter()
        .filter(|heard| *heard)
        .count()
}

/// Whether a try with a wrong password is looked at, instead of being told to wait.
async fn is_heard(email: &str, attempt: usize, address: SocketAddr) -> bool {
    let mut browser = Browser::from_address(attempt);
    let form = [("email", email), ("password", "wrong-password")];
    let answer = browser.post(address, "/api/sign_in", &form).await.unwrap();
    let is_wrong = answer.text.contains("wrong_credentials");
    // Tries that meet in the database may be sent away.
    let is_sent_away = answer.text.contains("too_many_attempts")
        || answer.status == StatusCode::SERVICE_UNAVAILABLE;
    assert!(is_wrong != is_sent_away, "{}", answer.text);
    is_wrong
}

async fn sign_in(
    browser: &mut Browser,
    address: SocketAddr,
    email: &str,
    password: &str,
) -> StatusCode {
    let form = [("email", email), ("password", password)];
    let answer = browser.post(address, "/api/sign_in", &form).await;
    answer.unwrap().status
}

async fn viewer(browser: &Browser, address: SocketAddr) -> Option<Viewer> {
    browser.read(address, "/api/load_viewer").await.unwrap()
}
