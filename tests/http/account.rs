use crate::journey::hidden;
use crate::portal::{SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use cps_backend::seed::DEMO_PASSWORD;

const ATTACK: &str = "</textarea><script>alert(1)</script>&lt;";
const NEW_PASSWORD: &str = "tres gatos bajo la lluvia";

#[tokio::test]
async fn contact_address_and_language_can_be_changed() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    let fields = [
        ("contact", "Berta Muestra"),
        ("address", "Calle de la Muestra 2\r\n08001 Barcelona"),
        ("language", "en"),
    ];
    let answer = browser
        .post("/api/change_account", "/account", &fields)
        .await;
    assert_eq!(answer.location(), "/account?saved=1");
    let page = browser.follow(&answer).await;
    for text in [
        "Your changes are saved.",
        "Berta Muestra",
        "08001 Barcelona</textarea>",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
}

#[tokio::test]
async fn what_was_typed_into_a_text_area_cannot_become_markup() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    let refused = [("contact", ""), ("address", ATTACK), ("language", "es")];
    let answer = browser
        .post("/api/change_account", "/account", &refused)
        .await;
    let echoed = browser.follow(&answer).await;
    let kept = [
        ("contact", "Berta"),
        ("address", ATTACK),
        ("language", "es"),
    ];
    let answer = browser.post("/api/change_account", "/account", &kept).await;
    let stored = browser.follow(&answer).await;
    for page in [echoed, stored] {
        assert!(!page.text.contains("<script>alert(1)"));
        let escaped = "&lt;/textarea>&lt;script>alert(1)&lt;/script>&amp;lt;</textarea>";
        assert!(page.text.contains(escaped), "it is still there, as text");
    }
}

#[tokio::test]
async fn a_new_password_wants_the_current_one_and_neither_is_echoed() {
    let portal = TestPortal::open().await;
    let mut elsewhere = portal.signed_in(SPANISH).await;
    let mut browser = portal.signed_in(SPANISH).await;
    let wrong = [
        ("password", "not the password"),
        ("new_password", NEW_PASSWORD),
    ];
    let answer = browser
        .post("/api/change_password", "/account", &wrong)
        .await;
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("Esta no es tu contraseña actual."));
    assert!(page.text.contains("id=\"current_password-problem\""));
    assert!(!page.text.contains("not the password") && !page.text.contains(NEW_PASSWORD));
    assert_eq!(elsewhere.get("/products").await.status, StatusCode::OK);

    let right = [("password", DEMO_PASSWORD), ("new_password", NEW_PASSWORD)];
    let answer = browser
        .post("/api/change_password", "/account", &right)
        .await;
    assert_eq!(answer.location(), "/account?password=changed");
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("La contraseña se ha cambiado"));
    assert_eq!(
        elsewhere.get("/products").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn sessions_are_listed_and_can_be_ended() {
    let portal = TestPortal::open().await;
    let mut phone = portal.browser();
    let agent = "Mozilla/5.0 (Android 16; Mobile) Gecko/140.0 Firefox/140.0";
    phone
        .headers
        .insert(USER_AGENT, HeaderValue::from_static(agent));
    let fields = [("email", SPANISH), ("password", DEMO_PASSWORD)];
    phone.post("/api/sign_in", "/login", &fields).await;
    let mut browser = portal.signed_in(SPANISH).await;
    let mut third = portal.signed_in(SPANISH).await;
    let page = browser.get("/account").await;
    assert!(page.text.contains("Firefox · Android"));
    assert_eq!(page.text.matches("este navegador").count(), 1);
    assert_eq!(page.text.matches("action=\"/api/end_session\"").count(), 2);

    let id = hidden(page.text.split("Firefox · Android").nth(1).unwrap(), "id");
    let answer = browser
        .post("/api/end_session", "/account", &[("id", &id)])
        .await;
    assert_eq!(answer.location(), "/account?sessions=ended");
    assert_eq!(phone.get("/products").await.status, StatusCode::SEE_OTHER);
    assert_eq!(third.get("/products").await.status, StatusCode::OK);

    browser
        .post("/api/end_other_sessions", "/account", &[])
        .await;
    assert_eq!(third.get("/products").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/products").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_member_takes_all_data_away_in_a_file() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    let file = browser.get("/account/data").await;
    let header = |name| file.headers.get(name).unwrap().to_str().unwrap();
    assert_eq!(header(CONTENT_TYPE), "application/json");
    assert_eq!(
        header(CONTENT_DISPOSITION),
        "attachment; filename=\"cps-account.json\""
    );
    assert!(file.text.starts_with("{\n") && file.text.contains(SPANISH));
    let stranger = portal.browser().get("/account/data").await;
    assert_eq!(stranger.location(), "/login?next=/account/data");
}

#[tokio::test]
async fn closing_wants_the_password_and_a_tick_and_is_for_good() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    for (fields, message) in [
        (
            vec![("password", DEMO_PASSWORD)],
            "Marca la casilla para confirmar",
        ),
        (
            vec![("password", "not the password"), ("confirmed", "true")],
            "Esta no es tu contraseña actual.",
        ),
    ] {
        let answer = browser
            .post("/api/close_account", "/account", &fields)
            .await;
        let page = browser.follow(&answer).await;
        assert!(page.text.contains(message), "{message}");
        assert!(!page.text.contains("not the password") && !page.text.contains(DEMO_PASSWORD));
    }
    let fields = [("password", DEMO_PASSWORD), ("confirmed", "true")];
    let answer = browser
        .post("/api/close_account", "/account", &fields)
        .await;
    assert_eq!(answer.location(), "/login?account=closed");
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("Tu cuenta está cerrada."));
    assert_eq!(browser.get("/products").await.status, StatusCode::SEE_OTHER);
    let fields = [("email", SPANISH), ("password", DEMO_PASSWORD)];
    let answer = browser.post("/api/sign_in", "/login", &fields).await;
    assert!(answer.location().contains("__err="), "nobody can sign in");
}
