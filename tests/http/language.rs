use crate::portal::{BRITISH, SPANISH, TestPortal};
use axum::http::header::{ACCEPT_LANGUAGE, HeaderValue};

#[tokio::test]
async fn the_browsers_language_is_taken_until_somebody_signs_in() {
    let portal = TestPortal::open().await;
    for (wanted, shown) in [
        ("es-ES,es;q=0.9,en;q=0.8", "es"),
        ("en-GB", "en"),
        ("fr, es;q=0.4, en;q=0.7", "en"),
        ("fr", "en"),
        ("", "en"),
    ] {
        let mut browser = portal.browser();
        browser
            .headers
            .insert(ACCEPT_LANGUAGE, HeaderValue::from_str(wanted).unwrap());
        let page = browser.get("/login").await;
        assert!(
            page.text.contains(&format!("<html lang=\"{shown}\"")),
            "{wanted}"
        );
    }
}

#[tokio::test]
async fn the_accounts_language_wins() {
    let portal = TestPortal::open().await;
    for (account, shown) in [(SPANISH, "Mis productos"), (BRITISH, "My Products")] {
        let mut browser = portal.signed_in(account).await;
        browser
            .headers
            .insert(ACCEPT_LANGUAGE, HeaderValue::from_static("de"));
        assert!(browser.get("/products").await.text.contains(shown));
    }
}

#[tokio::test]
async fn the_switch_is_remembered_by_the_account() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    browser
        .post("/api/change_language", "/products", &[("language", "en")])
        .await;
    assert!(browser.get("/products").await.text.contains("My Products"));
    let mut elsewhere = portal.signed_in(SPANISH).await;
    assert!(
        elsewhere
            .get("/products")
            .await
            .text
            .contains("My Products")
    );
}

#[tokio::test]
async fn the_switch_is_remembered_before_signing_in() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let answer = browser
        .post("/api/change_language", "/login", &[("language", "es")])
        .await;
    assert!(
        browser
            .follow(&answer)
            .await
            .text
            .contains("Iniciar sesión")
    );
}
