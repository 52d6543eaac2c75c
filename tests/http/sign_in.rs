use crate::portal::{SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use cps_backend::seed::DEMO_PASSWORD;

async fn cookie_under(public_url: &str) -> String {
    let portal = TestPortal::open_at(public_url).await;
    let fields = [("email", SPANISH), ("password", DEMO_PASSWORD)];
    let answer = portal
        .browser()
        .post("/api/sign_in", "/login", &fields)
        .await;
    let cookies = answer
        .headers
        .get_all(SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().unwrap());
    cookies
        .filter(|cookie| cookie.contains("session="))
        .collect()
}

#[tokio::test]
async fn over_https_the_cookie_belongs_to_this_host_alone() {
    let cookie = cookie_under("https://cps.example").await;
    assert!(cookie.starts_with("__Host-cps_session="));
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(attribute), "{attribute}");
    }
    assert!(
        cookie_under("http://localhost:3000")
            .await
            .starts_with("cps_session=")
    );
}

#[tokio::test]
async fn a_wrong_password_says_so_at_the_form_and_never_echoes_it() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let fields = [("email", SPANISH), ("password", "not the password")];
    let answer = browser.post("/api/sign_in", "/login", &fields).await;
    let page = browser.follow(&answer).await;
    assert!(
        page.text
            .contains("The e-mail address and the password don")
    );
    assert!(page.text.contains(SPANISH), "what was typed is still there");
    assert!(!page.text.contains("not the password") && !answer.location().contains("password="));
}

#[tokio::test]
async fn after_signing_in_one_is_where_one_wanted_to_be_but_never_elsewhere() {
    let portal = TestPortal::open().await;
    for (next, place) in [
        (
            "/membership?family=corporate",
            "/membership?family=corporate",
        ),
        ("", "/products"),
        ("https://elsewhere.example/", "/products"),
        ("//elsewhere.example/products", "/products"),
        ("/\\elsewhere.example", "/products"),
        ("/api/sign_out", "/products"),
        ("/products\r\nSet-Cookie: a=b", "/products"),
        ("/staff/accounts", "/products"),
    ] {
        let fields = [
            ("email", SPANISH),
            ("password", DEMO_PASSWORD),
            ("next", next),
        ];
        let answer = portal
            .browser()
            .post("/api/sign_in", "/login", &fields)
            .await;
        assert_eq!(answer.location(), place, "{next}");
    }
}

#[tokio::test]
async fn a_session_ends_by_signing_out_by_idling_and_by_age() {
    let portal = TestPortal::open().await;
    let mut leaving = portal.signed_in(SPANISH).await;
    let kept_cookie = leaving.clone();
    leaving.post("/api/sign_out", "/products", &[]).await;
    assert_eq!(
        kept_cookie.clone().get("/products").await.status,
        StatusCode::SEE_OTHER
    );

    let mut idle = portal.signed_in(SPANISH).await;
    portal
        .clock
        .advance_seconds(portal.portal.settings.session_idle_seconds + 1);
    assert_eq!(idle.get("/products").await.status, StatusCode::SEE_OTHER);

    let mut busy = portal.signed_in(SPANISH).await;
    let half_idle = portal.portal.settings.session_idle_seconds / 2;
    for _ in 0..(portal.portal.settings.session_absolute_seconds / half_idle - 1) {
        portal.clock.advance_seconds(half_idle);
        assert_eq!(busy.get("/products").await.status, StatusCode::OK);
    }
    portal.clock.advance_seconds(half_idle + 1);
    assert_eq!(busy.get("/products").await.status, StatusCode::SEE_OTHER);
}
