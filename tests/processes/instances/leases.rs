//! A worker that dies with a job in its hands.

use std::time::Duration;

use tokio::net::TcpListener;

use super::support;
use crate::demo_clock::put_ahead;
use crate::facts::rows;
use crate::idle::until;
use crate::installation::Installation;

/// A worker's clock can be put forward in a demonstration only.
const DEMO: &str = "--demo";

/// A lease is five minutes; in seconds.
const SHORTLY_BEFORE_ITS_END: i64 = 4 * 60;
const AFTER_ITS_END: i64 = 5 * 60;

const PATIENCE: Duration = Duration::from_secs(30);

/// The attempts at each job, the oldest first, and whether it is done.
const JOBS: &str = "SELECT attempts, CAST(CASE WHEN done_at IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM jobs ORDER BY id";

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_workers_job_is_done_when_its_lease_has_run_out() {
    let installation = Installation::on_postgres().await;
    let portal = installation.portal().await;
    let jobs = async || rows::<(i64, i64)>(&portal.db, JOBS).await;
    support::write(&portal, 1).await;
    // A mail server that never says a word: who speaks to it has the job in hand.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = format!("smtp://{}", silent.local_addr().unwrap());
    let mut dies = installation.worker("dies", &[DEMO, "--smtp-url", &server]);
    let connected = tokio::time::timeout(PATIENCE, silent.accept()).await;
    connected.unwrap().unwrap();
    dies.kill();
    assert_eq!(jobs().await, [(1, 0)]);

    // The other worker does what comes after, but leaves what the dead one holds, until its time is over.
    let other = installation.worker("other", &[DEMO]);
    for (ahead, expected) in [(0, 1), (SHORTLY_BEFORE_ITS_END, 2)] {
        put_ahead(&portal, ahead).await;
        support::write(&portal, 1).await;
        let is_sent = async || installation.delivered("other").len() == expected;
        until("the other worker does not work", is_sent).await;
        assert_eq!(jobs().await[0], (1, 0), "the dead worker still holds it");
    }
    put_ahead(&portal, AFTER_ITS_END).await;
    let is_done = async || jobs().await == [(2, 1), (1, 1), (1, 1)];
    until("the dead worker's job is not done", is_done).await;
    other.stop().await;
}
