use crate::portal::{Browser, Page, SPANISH, TestPortal};
use crate::secrecy::without_nonce;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use cps_domain::PASSWORD_MIN;

const NEW_PASSWORD: &str = "tres gatos bajo la lluvia";

async fn ask_for_link(browser: &mut Browser, email: &str) -> Page {
    browser
        .post(
            "/api/request_password_reset",
            "/password/reset",
            &[("email", email)],
        )
        .await
}

/// The link of a mail to the Spanish account, as it stands in the mail.
async fn reset_link(portal: &TestPortal) -> String {
    ask_for_link(&mut portal.browser(), SPANISH).await;
    portal.link_to(SPANISH).await
}

fn link_cookie(answer: &Page) -> &str {
    answer
        .headers
        .get_all(SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .find(|cookie| cookie.contains("cps_link="))
        .unwrap()
}

#[tokio::test]
async fn nobody_finds_out_by_a_reset_who_has_an_account() {
    let portal = TestPortal::open().await;
    let mut answers = Vec::new();
    for email in [SPANISH, "nobody@cps.example"] {
        let mut browser = portal.browser();
        let answer = ask_for_link(&mut browser, email).await;
        let page = browser.follow(&answer).await;
        answers.push((
            answer.status,
            answer.location().to_string(),
            answer.text.clone(),
            without_nonce(&page, email),
        ));
    }
    assert_eq!(answers[0].1, "/password/reset?sent=1");
    assert_eq!(answers[0], answers[1]);
    assert_eq!(portal.mails_to(SPANISH).await.len(), 1);
    assert!(portal.mails_to("nobody@cps.example").await.is_empty());
}

#[tokio::test]
async fn a_link_leaves_its_token_neither_in_the_address_nor_in_the_page() {
    let portal = TestPortal::open().await;
    let link = reset_link(&portal).await;
    let token = link.trim_start_matches("/links/");
    let mut browser = portal.browser();
    let answer = browser.get(&link).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/password");
    let cookie = link_cookie(&answer);
    for attribute in ["Path=/", "Max-Age=3600", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(attribute), "{attribute}");
    }
    let page = browser.follow(&answer).await;
    assert!(page.text.contains(SPANISH), "whose password it is");
    assert!(!page.text.contains(token) && !answer.text.contains(token));
}

#[tokio::test]
async fn over_https_the_links_cookie_belongs_to_this_host_alone() {
    let portal = TestPortal::open_at("https://cps.example").await;
    let link = reset_link(&portal).await;
    let answer = portal.browser().get(&link).await;
    let cookie = link_cookie(&answer);
    assert!(cookie.starts_with("__Host-cps_link=") && cookie.contains("Secure"));
}

#[tokio::test]
async fn a_made_up_token_is_not_written_into_a_cookie() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let answer = browser.get("/links/x;%20Domain=cps.example").await;
    assert_eq!(answer.location(), "/password");
    assert!(!link_cookie(&answer).contains("Domain"));
    let page = browser.follow(&answer).await;
    assert!(
        page.text
            .replace("&#x27;", "'")
            .contains("This link doesn't work")
    );
    assert!(page.text.contains("href=\"/password/reset\""));
}

#[tokio::test]
async fn a_password_is_set_once_by_a_link_and_ends_every_session() {
    let portal = TestPortal::open().await;
    let mut elsewhere = portal.signed_in(SPANISH).await;
    let link = reset_link(&portal).await;
    let mut browser = portal.browser();
    // Looking at a link, as mail scanners do, does not use it.
    portal.browser().get(&link).await;
    let opened = browser.get(&link).await;
    let page = browser.follow(&opened).await;
    assert!(page.text.contains(&format!("{PASSWORD_MIN} characters")));
    let fields = [("new_password", NEW_PASSWORD)];
    let answer = browser
        .post("/api/set_password", "/password", &fields)
        .await;
    assert_eq!(answer.location(), "/login?password=set");
    assert!(link_cookie(&answer).contains("Max-Age=0"));
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("Your password is set. Sign in."));
    assert_eq!(
        elsewhere.get("/products").await.status,
        StatusCode::SEE_OTHER
    );
    let fields = [("email", SPANISH), ("password", NEW_PASSWORD)];
    let answer = browser.post("/api/sign_in", "/login", &fields).await;
    assert_eq!(answer.location(), "/products");

    let mut again = portal.browser();
    let opened = again.get(&link).await;
    let page = again.follow(&opened).await;
    assert!(page.text.contains("This link was used"));
}

#[tokio::test]
async fn a_link_that_has_run_out_says_so_and_how_to_get_another() {
    let portal = TestPortal::open().await;
    let link = reset_link(&portal).await;
    portal.clock.advance_seconds(60 * 60 + 1);
    let mut browser = portal.browser();
    let opened = browser.get(&link).await;
    let page = browser.follow(&opened).await;
    assert!(page.text.contains("This link has run out"));
    assert!(page.text.contains("href=\"/password/reset\""));
    let fields = [("new_password", NEW_PASSWORD)];
    let answer = browser
        .post("/api/set_password", "/password", &fields)
        .await;
    assert!(answer.location().contains("__err="));
}

#[tokio::test]
async fn a_refused_password_is_never_echoed() {
    let portal = TestPortal::open().await;
    let link = reset_link(&portal).await;
    let mut browser = portal.browser();
    browser.get(&link).await;
    for (bad, message) in [
        ("", "This is needed."),
        ("zwergpw", "At least 12 characters"),
        ("estudio estudio", "Please leave out your name"),
    ] {
        let fields = [("new_password", bad)];
        let answer = browser
            .post("/api/set_password", "/password", &fields)
            .await;
        let page = browser.follow(&answer).await;
        assert!(page.text.contains(message), "{message}");
        assert!(bad.is_empty() || !page.text.contains(bad), "{bad}");
    }
}
