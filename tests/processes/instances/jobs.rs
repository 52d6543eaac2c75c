//! What two workers share between them.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use cps_domain::view::CheckoutPage;
use reqwest::StatusCode;
use tokio::task::JoinSet;

use super::two;
use crate::browser::Browser;
use crate::facts::{count, rows};
use crate::idle::until_nothing_is_due;
use crate::installation::Installation;
use crate::members::{self, PASSWORD};
use crate::promises::broken;

/// So many members join, all at once.
const MEMBERS: usize = 32;

/// The workers' folders for mails: a mail that both send is in both.
const WORKERS: [&str; 2] = ["one", "other"];

#[tokio::test(flavor = "multi_thread")]
async fn every_job_is_done_once() {
    let installation = Installation::on_postgres().await;
    let portal = installation.portal().await;
    let members = members::add_silver(&portal, "member", MEMBERS).await;
    let (instances, addresses) = two(&installation);
    let workers = WORKERS.map(|mails| installation.worker(mails, &[]));
    let mut joining = JoinSet::new();
    for (place, (email, _)) in members.into_iter().enumerate() {
        joining.spawn(join_on_both(place, email, addresses));
    }
    joining.join_all().await;
    until_nothing_is_due(&installation).await;
    for process in instances.into_iter().chain(workers) {
        process.stop().await;
    }

    let db = &portal.db;
    let members = i64::try_from(MEMBERS).unwrap();
    let invoices = "SELECT COUNT(*) FROM documents";
    assert_eq!(count(db, invoices).await, members, "one invoice each");
    let again = "SELECT COUNT(*) FROM jobs WHERE done_at IS NOT NULL AND attempts <> 1";
    assert_eq!(count(db, again).await, 0, "jobs that were begun twice");
    let [one, other] = WORKERS.map(|mails| installation.delivered(mails));
    assert!(!one.is_empty() && !other.is_empty(), "one did all of it");
    let sent = one.len() + other.len();
    let different: BTreeSet<String> = one.into_iter().chain(other).collect();
    assert_eq!(different.len(), sent, "a mail was sent by both");
    let written = rows(db, "SELECT id FROM mails").await;
    let written: BTreeSet<String> = written.into_iter().map(|(id,)| id).collect();
    assert_eq!(different, written);
    let broken = broken(db).await;
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Joins by transfer, each step on the other instance than the one before, and CHECKOUT on both at once.
async fn join_on_both(place: usize, email: String, [one, other]: [SocketAddr; 2]) {
    let mut browser = Browser::from_address(place);
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    accepted(&mut browser, one, "/api/sign_in", &form).await;
    let review = browser.read(other, "/api/review_checkout?level=silver");
    let page: CheckoutPage = review.await.unwrap();
    let (key, fee) = (page.key.to_string(), page.price.net.amount.to_string());
    let form = [
        ("key", key.as_str()),
        ("level", "silver"),
        ("fee", &fee),
        ("renewal", "automatic"),
        ("terms", "true"),
    ];
    accepted(&mut browser, one, "/api/purchase", &form).await;
    let payment = [("key", key.as_str()), ("payment_method", "transfer")];
    let mut second = browser.clone();
    tokio::join!(
        accepted(&mut browser, one, "/api/check_out", &payment),
        accepted(&mut second, other, "/api/check_out", &payment),
    );
}

/// Sends a form that must be accepted; sent away by those that it met in the database, it comes again.
async fn accepted(browser: &mut Browser, address: SocketAddr, path: &str, fields: &[(&str, &str)]) {
    loop {
        let answer = browser.post(address, path, fields).await.unwrap();
        match answer.status {
            StatusCode::OK => return,
            StatusCode::SERVICE_UNAVAILABLE => {}
            status => panic!("{path}: {status}: {}", answer.text),
        }
    }
}
