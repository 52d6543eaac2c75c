use crate::portal::{SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{HeaderName, HeaderValue, ORIGIN};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

#[tokio::test]
async fn another_site_cannot_send_a_form_in_a_members_name() {
    let portal = TestPortal::open().await;
    let member = portal.signed_in(SPANISH).await;
    for site in ["cross-site", "same-site"] {
        let mut forged = member.clone();
        forged.headers.insert(SITE, HeaderValue::from_static(site));
        let answer = forged.post("/api/sign_out", "/products", &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{site}");
    }
    let mut old_browser = member.clone();
    old_browser.headers.insert(
        ORIGIN,
        HeaderValue::from_static("https://elsewhere.example"),
    );
    let answer = old_browser.post("/api/sign_out", "/products", &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(member.clone().get("/products").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_portals_own_form_is_taken() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    member
        .headers
        .insert(SITE, HeaderValue::from_static("same-origin"));
    let answer = member.post("/api/sign_out", "/products", &[]).await;
    assert_eq!(answer.location(), "/login");
}

#[tokio::test]
async fn nothing_is_changed_by_following_a_link() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let answer = member.get("/api/sign_out").await;
    assert_ne!(answer.status, StatusCode::FOUND);
    assert_eq!(member.get("/products").await.status, StatusCode::OK);
}
