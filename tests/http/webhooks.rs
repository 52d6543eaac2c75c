use crate::portal::{Page, SPANISH, TestPortal};
use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{Method, Request, StatusCode};
use clap::Parser;
use cps::server::ServerProblem;
use cps::server::command::CommandLine;
use cps_backend::payments::stripe::{Secret, StripeProvider, StripeSettings};
use cps_backend::store::jobs::{self, JobKind};
use cps_domain::VerificationId;
use engine::new_database;
use std::sync::Arc;
use tower::ServiceExt;

/// `{…}` signed at 1 June 2026, 12:00 UTC, under `whsec_portal`, by OpenSSL.
const BODY: &str = r#"{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"id":"cs_1","object":"checkout.session","metadata":{"verification":"01978c00-0000-7000-8000-000000000001"}}}}"#;
const SIGNATURE: &str =
    "t=1780315200,v1=dcff2d23a8e7b8ef5b10c9e2f12da12e9a7464748c6d012c4ba286fc87aadcdc";

/// A portal that has its cards from Stripe, which nobody can reach.
async fn with_stripe() -> TestPortal {
    let portal = TestPortal::open().await;
    let settings = StripeSettings {
        url: "http://127.0.0.1:1".to_string(),
        secret_key: Secret::new("sk_test_portal"),
        webhook_secret: Secret::new("whsec_portal"),
        public_url: portal.portal.settings.public_url.clone(),
    };
    let db = portal.portal.db.clone();
    let stripe = StripeProvider::new(db, portal.clock.clone(), settings).unwrap();
    portal.with_provider(Arc::new(stripe))
}

/// Sends what Stripe would: no cookie, no origin.
async fn send(portal: &TestPortal, signature: Option<&str>, body: impl Into<Body>) -> StatusCode {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri("/webhooks/cards")
        .header("content-type", "application/json; charset=utf-8");
    if let Some(signature) = signature {
        request = request.header("stripe-signature", signature);
    }
    let request = request.body(body.into()).unwrap();
    let response = portal.router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let said = to_bytes(body, usize::MAX).await.unwrap();
    if parts.status == StatusCode::OK {
        assert!(said.is_empty());
    }
    parts.status
}

/// How many verifications are to be asked about.
async fn waiting(portal: &TestPortal) -> usize {
    let now = portal.clock.now();
    let due = portal
        .portal
        .db
        .read(async |connection| jobs::due(connection, JobKind::FinishVerification, now).await);
    due.await.unwrap().len()
}

#[tokio::test]
async fn what_stripe_signed_is_taken_from_anywhere() {
    let portal = with_stripe().await;
    assert_eq!(send(&portal, Some(SIGNATURE), BODY).await, StatusCode::OK);
    assert_eq!(waiting(&portal).await, 1);
}

#[tokio::test]
async fn what_is_about_nothing_of_ours_is_taken_and_forgotten() {
    let portal = with_stripe().await;
    let signature =
        "t=1780315200,v1=a84632c94b8c86d446cf0a81fb095057b959e20ebce902c34731fe7dd7e39b67";
    let body = r#"{"id":"evt_2","type":"balance.available","data":{"object":{}}}"#;
    assert_eq!(send(&portal, Some(signature), body).await, StatusCode::OK);
    assert_eq!(waiting(&portal).await, 0);
}

#[tokio::test]
async fn what_stripe_did_not_sign_is_refused() {
    let portal = with_stripe().await;
    let changed = BODY.replace("000000000001", "000000000002");
    for (signature, body) in [
        (None, BODY),
        (Some("t=1780315200,v1=00"), BODY),
        (Some(SIGNATURE), changed.as_str()),
        (Some(SIGNATURE), ""),
    ] {
        let status = send(&portal, signature, body.to_string()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{signature:?}");
    }
    portal.clock.advance_seconds(301);
    let status = send(&portal, Some(SIGNATURE), BODY).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "sent again later");
    assert_eq!(waiting(&portal).await, 0);
}

#[tokio::test]
async fn nobody_signs_for_the_sandbox() {
    let portal = TestPortal::open().await;
    for signature in [None, Some(SIGNATURE), Some("")] {
        let status = send(&portal, signature, BODY).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn a_notification_has_a_size_and_a_method() {
    let portal = with_stripe().await;
    let large = "x".repeat(300 * 1024);
    let status = send(&portal, Some(SIGNATURE), large).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let page = portal.browser().get("/webhooks/cards").await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_form_may_lead_to_stripes_page_and_to_no_other() {
    let policy = |page: &Page| {
        let header = page.headers.get(CONTENT_SECURITY_POLICY).unwrap();
        header.to_str().unwrap().to_string()
    };
    let stripe = with_stripe().await.browser().get("/").await;
    let forms = "form-action 'self' https://checkout.stripe.com;";
    assert!(policy(&stripe).contains(forms), "{}", policy(&stripe));
    let sandbox = TestPortal::open().await.browser().get("/").await;
    assert!(policy(&sandbox).contains("form-action 'self';"));
}

#[tokio::test]
async fn the_sandboxs_pages_are_there_with_the_sandbox_only() {
    let id: VerificationId = "01978c00-0000-7000-8000-000000000001".parse().unwrap();
    let page = format!("/sandbox/cards/{id}");
    let portal = with_stripe().await;
    let mut member = portal.signed_in(SPANISH).await;
    let shown = member.get(&page).await;
    assert_eq!(shown.status, StatusCode::NOT_FOUND);
    assert!(!shown.text.contains("sandbox"));
    let entered = member.post(&page, &page, &[("number", "4242")]).await;
    assert_eq!(entered.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn stripe_is_not_used_without_its_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let database = new_database(folder.path()).await;
    let stripe = [
        "cps",
        "--database-url",
        &database,
        "--card-provider",
        "stripe",
    ];
    let key = ["--stripe-secret-key", "sk_test_portal"];
    let secret = ["--stripe-webhook-secret", "whsec_portal"];
    let empty = ["--stripe-webhook-secret", ""];
    let incomplete = [
        (vec![], "needs --stripe-secret-key"),
        (key.to_vec(), "needs --stripe-webhook-secret"),
        ([key, empty].concat(), "needs --stripe-webhook-secret"),
        (secret.to_vec(), "needs --stripe-secret-key"),
    ];
    for (given, expected) in incomplete {
        let line = CommandLine::parse_from([&stripe[..], &given].concat());
        let Err(ServerProblem::Setting(said)) = line.serve.portal.portal().await else {
            panic!("it started with {given:?}");
        };
        assert!(said.contains(expected), "{said}");
    }
    let line = CommandLine::parse_from([&stripe[..], &key, &secret].concat());
    let portal = line.serve.portal.portal().await;
    let provider = portal.ok().unwrap().provider;
    assert_eq!(provider.page_origin(), Some("https://checkout.stripe.com"));
}
