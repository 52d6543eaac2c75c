use crate::portal::{Page, SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY};

fn policy(page: &Page) -> &str {
    page.headers
        .get(CONTENT_SECURITY_POLICY)
        .unwrap()
        .to_str()
        .unwrap()
}

#[tokio::test]
async fn only_script_with_this_answers_nonce_runs() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let (one, other) = (browser.get("/login").await, browser.get("/login").await);
    assert!(policy(&one).contains("script-src 'self' 'nonce-"));
    assert_ne!(policy(&one), policy(&other));
    let nonce = policy(&one)
        .split("'nonce-")
        .nth(1)
        .unwrap()
        .split('\'')
        .next()
        .unwrap();
    let scripts = one.text.matches("<script").count();
    let named = one.text.matches(&format!("nonce=\"{nonce}\"")).count();
    assert!(
        scripts > 0 && named >= scripts,
        "{named} of {scripts} scripts carry the nonce"
    );
    assert!(
        !one.text.contains(" style="),
        "inline style is forbidden by the policy"
    );
}

#[tokio::test]
async fn a_members_pages_are_kept_by_no_cache() {
    let portal = TestPortal::open().await;
    let page = portal.signed_in(SPANISH).await.get("/products").await;
    assert_eq!(page.headers.get(CACHE_CONTROL).unwrap(), "no-store");
    assert_eq!(page.headers.get(REFERRER_POLICY).unwrap(), "same-origin");
}

#[tokio::test]
async fn a_form_of_a_megabyte_is_refused() {
    let portal = TestPortal::open().await;
    let huge = "x".repeat(1024 * 1024);
    let answer = portal
        .browser()
        .post("/api/sign_in", "/login", &[("email", &huge)])
        .await;
    assert!(
        answer.status == StatusCode::PAYLOAD_TOO_LARGE || answer.location().contains("__err="),
        "{}",
        answer.status
    );
}
