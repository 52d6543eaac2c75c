//! What those who look after the portal ask it.

use crate::portal::{Browser, Page, TestPortal};
use axum::Router;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{Method, StatusCode};
use cps::server::metrics::Metrics;
use cps::server::operations;
use cps::server::router::{AppState, router};
use cps::server::stopping::Stopping;
use cps_backend::clock::Clock;
use cps_backend::portal::Portal;
use cps_backend::service::{Advance, advance_clock};
use cps_backend::store::{Db, DbOptions, StoreError};
use engine::new_postgres_database;
use std::num::NonZeroU16;

/// A portal by this router, and a browser for it.
fn browser(state: AppState) -> Browser {
    Browser::of(router(state))
}

async fn answer(browser: &mut Browser, path: &str) -> (StatusCode, String) {
    let page = browser.get(path).await;
    assert!(!page.headers.contains_key(SET_COOKIE), "{path}");
    (page.status, page.text)
}

#[tokio::test]
async fn a_portal_that_is_well_says_so() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    assert_eq!(
        answer(&mut browser, "/healthz").await,
        (StatusCode::OK, "alive\n".to_owned())
    );
    assert_eq!(
        answer(&mut browser, "/readyz").await,
        (StatusCode::OK, "ready\n".to_owned())
    );
    // A cookie of anybody's does not make it ask who that is.
    portal.portal.db.close().await;
    let mut member = portal.browser();
    member
        .headers
        .insert("cookie", "session=whoever".parse().unwrap());
    assert_eq!(answer(&mut member, "/healthz").await.0, StatusCode::OK);
}

#[tokio::test]
async fn without_its_database_a_portal_is_alive_and_not_ready() {
    let portal = TestPortal::open().await;
    portal.portal.db.close().await;
    let mut browser = portal.browser();
    assert_eq!(answer(&mut browser, "/healthz").await.0, StatusCode::OK);
    let (status, why) = answer(&mut browser, "/readyz").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(why, "the database does not answer, or was never migrated\n");
}

#[tokio::test]
async fn a_database_without_tables_is_not_ready() {
    let portal = TestPortal::open().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.sqlite");
    let db = Db::connect(&format!("sqlite:{}", file.display()))
        .await
        .unwrap();
    let empty = Portal {
        db: db.clone(),
        ..portal.portal.clone()
    };
    let state = AppState {
        portal: empty,
        ..portal.state.clone()
    };
    let mut browser = browser(state);
    assert_eq!(
        answer(&mut browser, "/readyz").await.0,
        StatusCode::SERVICE_UNAVAILABLE
    );
    db.migrate().await.unwrap();
    assert_eq!(answer(&mut browser, "/readyz").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_portal_that_stops_is_not_ready_and_still_answers() {
    let portal = TestPortal::open().await;
    let (wish, stopping) = Stopping::channel();
    let mut browser = browser(AppState {
        stopping,
        ..portal.state.clone()
    });
    assert_eq!(answer(&mut browser, "/readyz").await.0, StatusCode::OK);
    wish.send(true).unwrap();
    let (status, why) = answer(&mut browser, "/readyz").await;
    assert_eq!(
        (status, why.as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    );
    assert_eq!(answer(&mut browser, "/healthz").await.0, StatusCode::OK);
    assert_eq!(browser.get("/login").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_counted_is_no_page_of_the_portal() {
    let portal = TestPortal::open().await;
    let page = portal.browser().get("/metrics").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!page.text.contains("cps_http"));
}

#[tokio::test]
async fn requests_and_jobs_are_counted_by_names_that_nobody_can_invent() {
    let metrics = Metrics::install().unwrap();
    let portal = TestPortal::open().await;
    let mut visitor = portal.browser();
    visitor.get("/login?next=/somewhere").await;
    visitor.get("/nothing/of/the/kind").await;
    visitor.get("/products/0190-invented").await;
    visitor.post("/api/invented", "/login", &[]).await;
    visitor.post("/api/sign_out//", "/login", &[]).await;
    visitor
        .request(Method::from_bytes(b"INVENTED").unwrap(), "/login")
        .await;
    visitor
        .post(
            "/api/request_password_reset",
            "/password/reset",
            &[("email", "a@b.example")],
        )
        .await;
    portal.mails_to("a@b.example").await;
    let operations = operations::router(metrics, portal.portal.clone(), &Stopping::never());
    let page = scrape(operations).await;
    assert_eq!(page.headers[CONTENT_TYPE], "text/plain; version=0.0.4");
    for line in [
        r#"cps_http_requests_total{method="GET",route="/login",status="200"} 1"#,
        r#"cps_http_requests_total{method="GET",route="/products/{id}",status="303"} 1"#,
        r#"cps_http_requests_total{method="GET",route="other",status="404"} 1"#,
        r#"cps_http_requests_total{method="POST",route="/api/request_password_reset",status="302"} 1"#,
        r#"cps_http_request_seconds_bucket{method="GET",route="/login",le="+Inf"} 1"#,
        r#"cps_jobs_total{kind="send_password_link",outcome="done"} 1"#,
        r#"cps_job_seconds_count{kind="send_password_link"} 1"#,
        "cps_oldest_due_job_seconds 0",
        "# TYPE cps_http_request_seconds histogram",
        "# HELP cps_jobs_total Jobs by kind and outcome",
    ] {
        assert!(page.text.contains(line), "{line}\n{}", page.text);
    }
    let lower = page.text.to_lowercase();
    for invented in ["invented", "nothing", "somewhere", "sign_out//"] {
        assert!(!lower.contains(invented), "{invented}\n{}", page.text);
    }
}

#[tokio::test]
async fn a_backlog_that_cannot_be_asked_for_is_not_called_empty() {
    let metrics = Metrics::install().unwrap();
    let portal = TestPortal::open().await;
    portal.portal.db.close().await;
    let operations = operations::router(metrics, portal.portal.clone(), &Stopping::never());
    let page = scrape(operations).await;
    assert!(
        page.text.contains("cps_oldest_due_job_seconds NaN"),
        "{}",
        page.text
    );
}

/// On Postgres, whose connections run out.
#[tokio::test]
async fn a_change_that_found_no_connection_is_counted_as_refused() {
    let metrics = Metrics::install().unwrap();
    let options = DbOptions {
        connections: NonZeroU16::MIN,
        ..DbOptions::DEFAULT
    };
    let address = new_postgres_database().await;
    let db = Db::open(&address, options).await.unwrap();
    let one: Result<_, StoreError> = db
        .write(async |_| Ok(db.write(async |_| Ok(())).await))
        .await;
    let other: Result<(), StoreError> = one.unwrap();
    assert!(matches!(other, Err(StoreError::Busy)), "{other:?}");
    let portal = TestPortal::open().await;
    let operations = operations::router(metrics, portal.portal.clone(), &Stopping::never());
    let page = scrape(operations).await;
    let refused = r#"cps_write_units_total{outcome="refused"} 1"#;
    assert!(page.text.contains(refused), "{}", page.text);
    let undone = r#"outcome="undone""#;
    assert!(!page.text.contains(undone), "{}", page.text);
}

async fn scrape(operations: Router) -> Page {
    let page = Browser::of(operations).get("/metrics").await;
    assert_eq!(page.status, StatusCode::OK);
    page
}

/// Another instance on the same database has put the clock forward: this one, which has no worker, tells the same time.
#[tokio::test]
async fn an_instance_without_a_worker_follows_the_clock_of_a_demonstration() {
    let portal = TestPortal::demonstration().await;
    let instance = || Portal {
        clock: Clock::demonstration(),
        ..portal.portal.clone()
    };
    let (one, other) = (instance(), instance());
    let mut browser = browser(AppState {
        portal: other.clone(),
        ..portal.state.clone()
    });
    advance_clock(&one, Advance::Days(400)).await.unwrap();
    assert!(other.clock.now() < one.clock.now().plus_seconds(-86_400));
    let page = browser.get("/login").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(other.clock.now() > one.clock.now().plus_seconds(-60));
}
