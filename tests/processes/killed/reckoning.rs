//! What the portal holds in the end, beside what its members remember.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::net::SocketAddr;

use cps_domain::view::Viewer;

use super::journal::Journal;
use crate::facts::rows;
use crate::installation::{Installation, SERVE};
use crate::promises::broken;

const PRODUCTS: &str = "
    SELECT serial_number, dealer, CAST(CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM products
    WHERE serial_number LIKE 'K%'";
const JOINED: &str = "
    SELECT checkout_key, email FROM subscriptions JOIN accounts ON accounts.id = account_id WHERE method = 'transfer'";
const PAID: &str = "SELECT document_id FROM charges WHERE state = 'succeeded'";
const WRITTEN: &str = "SELECT message FROM support_requests";
const MAILS: &str = "SELECT id FROM mails";

/// Who signed in is signed in, and who signed out is not.
pub(super) async fn sessions(journal: &Journal, address: SocketAddr) {
    for (browsers, expected) in [(&journal.signed_in, true), (&journal.signed_out, false)] {
        for browser in browsers {
            let viewer = browser.read(address, "/api/load_viewer").await;
            let viewer: Option<Viewer> = viewer.unwrap();
            assert_eq!(viewer.is_some(), expected, "signed in: {viewer:?}");
        }
    }
}

/// Everything acknowledged is there, nothing is there that nobody asked for, and nothing is there twice.
pub(super) async fn settle(installation: &Installation, journal: &Journal) {
    let portal = installation.portal().await;
    let db = &portal.db;
    let products = journal.products.iter().map(|(serial, kept)| {
        let removed = i64::from(kept.is_removed);
        (serial.clone(), kept.dealer.clone(), removed)
    });
    same("products", products.collect(), rows(db, PRODUCTS).await);
    let joined = journal.joined.clone().into_iter().collect();
    same("subscriptions", joined, rows(db, JOINED).await);
    same("payments", only(&journal.paid), rows(db, PAID).await);
    let (mut written, found) = (only(&journal.written), rows(db, WRITTEN).await);
    let perhaps = only(&journal.perhaps_written);
    written.extend(
        perhaps
            .into_iter()
            .filter(|message| found.contains(message)),
    );
    same("messages", written, found);
    same(
        "mails",
        only(&installation.delivered(SERVE)),
        rows(db, MAILS).await,
    );
    let broken = broken(db).await;
    assert!(broken.is_empty(), "{broken:#?}");
    db.close().await;
}

/// One column as rows.
fn only(texts: &[String]) -> BTreeSet<(String,)> {
    texts.iter().map(|text| (text.clone(),)).collect()
}

/// The same things, each once.
fn same<T: Ord + Clone + Debug>(what: &str, expected: BTreeSet<T>, found: Vec<T>) {
    let once: BTreeSet<T> = found.iter().cloned().collect();
    let lost: Vec<_> = expected.difference(&once).collect();
    let strange: Vec<_> = once.difference(&expected).collect();
    assert!(
        lost.is_empty() && strange.is_empty(),
        "{what}: lost {lost:#?}, and nobody knows of {strange:#?}"
    );
    assert_eq!(once.len(), found.len(), "{what}: some are there twice");
}
