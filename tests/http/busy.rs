//! What people are told when more is asked than can be done.

use crate::portal::{BRITISH, Page, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER};
use cps_backend::store::StoreError;
use std::num::NonZeroU16;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use tokio::sync::Notify;

const PRODUCT: [(&str, &str); 2] = [("model", "EOS R5"), ("serial_number", "A1B2C3")];

#[tokio::test]
async fn a_form_that_comes_at_a_bad_moment_can_be_sent_again() {
    let portal = TestPortal::with_write_queue(NonZeroU16::MIN).await;
    let mut browser = portal.signed_in(BRITISH).await;
    let (began, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let running = {
        let (db, began, release) = (portal.portal.db.clone(), began.clone(), release.clone());
        tokio::spawn(async move {
            db.write(async |_| {
                began.notify_one();
                release.notified().await;
                Ok::<_, StoreError>(())
            })
            .await
        })
    };
    began.notified().await;
    let mut waiting = pin!(portal.portal.db.write(async |_| Ok::<_, StoreError>(())));
    std::future::poll_fn(|context| {
        assert!(waiting.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;

    let refused = browser
        .post("/api/register_product", "/products/new", &PRODUCT)
        .await;
    asks_to_come_again(&refused);
    assert!(refused.headers.get(LOCATION).is_none());
    assert!(
        refused.text.contains("reload this page"),
        "{}",
        refused.text
    );
    let mut script = browser.clone();
    script
        .headers
        .insert(ACCEPT, "application/json".parse().unwrap());
    let refused = script
        .post("/api/register_product", "/products/new", &PRODUCT)
        .await;
    asks_to_come_again(&refused);
    assert_eq!(refused.text, "\"Busy\"");
    let page = browser.get("/products").await;
    assert_eq!(
        page.status,
        StatusCode::OK,
        "what only reads is not held up"
    );

    release.notify_one();
    let (running, waiting) = tokio::join!(running, waiting);
    running.unwrap().and(waiting).unwrap();
    let registered = browser
        .post("/api/register_product", "/products/new", &PRODUCT)
        .await;
    assert_eq!(registered.status, StatusCode::FOUND);
    assert!(registered.location().contains("registered="));
}

#[tokio::test]
async fn whoever_cannot_be_served_reads_why_in_their_language() {
    let portal = TestPortal::open().await;
    let mut signed_in = portal.signed_in(BRITISH).await;
    portal.portal.db.close().await;
    let page = signed_in.get("/products").await;
    asks_to_come_again(&page);
    assert!(page.text.contains("A moment, please"), "{}", page.text);
    let mut browser = portal.browser();
    browser
        .headers
        .insert(ACCEPT_LANGUAGE, "es".parse().unwrap());
    let page = browser.get("/links/from-a-mail").await;
    asks_to_come_again(&page);
    assert!(page.text.contains("Un momento, por favor"), "{}", page.text);
    assert!(page.headers.contains_key(CONTENT_SECURITY_POLICY));
}

fn asks_to_come_again(page: &Page) {
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.headers.get(RETRY_AFTER).unwrap(), "1");
}
