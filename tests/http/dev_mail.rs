use crate::portal::{SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use cps_backend::clock::Ids;

async fn forget_password(portal: &TestPortal) {
    let fields = [("email", SPANISH)];
    portal
        .browser()
        .post("/api/request_password_reset", "/password/reset", &fields)
        .await;
    assert!(!portal.mails_to(SPANISH).await.is_empty());
}

#[tokio::test]
async fn outside_a_demonstration_there_is_no_mailbox() {
    let portal = TestPortal::open().await;
    forget_password(&portal).await;
    let file = std::fs::read_dir(&portal.mails).unwrap().next().unwrap();
    let file = file.unwrap().path();
    let id = file.file_stem().unwrap().to_str().unwrap();
    let mut browser = portal.browser();
    for address in [
        "/dev/mail".to_string(),
        format!("/dev/mail/{id}"),
        format!("/dev/mail/{id}/html"),
    ] {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.text.contains("find this page"));
    }
}

#[tokio::test]
async fn a_demonstration_shows_its_mails_and_their_links_work() {
    let portal = TestPortal::demonstration().await;
    let mut browser = portal.browser();
    let empty = browser.get("/dev/mail").await;
    assert!(empty.text.contains("No mail yet."));

    forget_password(&portal).await;
    portal.clock.advance_seconds(3600);
    forget_password(&portal).await;
    let list = browser.get("/dev/mail").await;
    let newest = list.text.find("13:00 UTC").unwrap();
    assert!(newest < list.text.find("12:00 UTC").unwrap());
    let (_, id) = list.text.split_once("href=\"/dev/mail/").unwrap();
    let address = format!("/dev/mail/{}", id.split('"').next().unwrap());

    let mail = browser.get(&address).await;
    for text in [
        "Canon Professional Services &lt;donotreply@cps.example&gt;",
        SPANISH,
        "1 Jun 2026, 13:00 UTC",
    ] {
        assert!(mail.text.contains(text), "{text}");
    }
    let (_, link) = mail
        .text
        .split_once("href=\"http://localhost:3000/links/")
        .unwrap();
    let link = format!("/links/{}", link.split('"').next().unwrap());
    assert_eq!(browser.get(&link).await.location(), "/password");
}

#[tokio::test]
async fn a_mails_html_loads_and_runs_nothing() {
    let portal = TestPortal::demonstration().await;
    forget_password(&portal).await;
    let mut browser = portal.browser();
    let list = browser.get("/dev/mail").await;
    let (_, id) = list.text.split_once("href=\"/dev/mail/").unwrap();
    let id = id.split('"').next().unwrap();
    let page = browser.get(&format!("/dev/mail/{id}/html")).await;
    assert!(page.text.contains("<html"));
    let policy = page.headers.get(CONTENT_SECURITY_POLICY).unwrap();
    let policy = policy.to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline';"));
    assert!(!policy.contains("script-src") && !policy.contains("img-src"));
    let mail = browser.get(&format!("/dev/mail/{id}")).await;
    for page in [&list, &mail] {
        assert!(!page.text.contains("<script") && !page.text.contains(" style="));
    }
}

#[tokio::test]
async fn only_a_mails_id_names_a_mail() {
    let portal = TestPortal::demonstration().await;
    forget_password(&portal).await;
    let mut browser = portal.browser();
    let list = browser.get("/dev/mail").await;
    let secret = portal.mails.parent().unwrap().join("secret.eml");
    std::fs::write(&secret, "Subject: secret\r\n\r\nsecret").unwrap();
    std::fs::copy(&secret, portal.mails.join("note.eml")).unwrap();
    assert_eq!(browser.get("/dev/mail").await.text, list.text);
    let missing = Ids::new(portal.clock.clone()).uuid();
    for address in [
        "/dev/mail/..%2f..%2fetc".to_string(),
        "/dev/mail/..%2fsecret".to_string(),
        "/dev/mail/..%2fsecret/html".to_string(),
        "/dev/mail/note".to_string(),
        format!("/dev/mail/{missing}"),
        format!("/dev/mail/{missing}/html"),
    ] {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!page.text.contains("secret"), "{address}");
    }
}

#[tokio::test]
async fn a_mail_cannot_become_markup() {
    let portal = TestPortal::demonstration().await;
    std::fs::create_dir_all(&portal.mails).unwrap();
    let id = Ids::new(portal.clock.clone()).uuid();
    let mail = "From: A <a@cps.example>\r\nTo: b@cps.example\r\nSubject: <script>1</script>\r\n\
        Date: Mon, 1 Jun 2026 12:00:00 +0000\r\n\r\n<script>2</script>\r\n\
        javascript:alert(3) https://cps.example/\"onclick=alert(4), (https://cps.example/x).\r\n";
    std::fs::write(portal.mails.join(format!("{id}.eml")), mail).unwrap();
    let mut browser = portal.browser();
    for address in ["/dev/mail".to_string(), format!("/dev/mail/{id}")] {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(!page.text.contains("<script"), "{address}");
        assert!(!page.text.contains("href=\"javascript"), "{address}");
    }
    let page = browser.get(&format!("/dev/mail/{id}")).await;
    assert!(page.text.contains("<a href=\"https://cps.example/\">"));
    assert!(page.text.contains("(<a href=\"https://cps.example/x\">"));
    let html = browser.get(&format!("/dev/mail/{id}/html")).await;
    assert_eq!(html.status, StatusCode::NOT_FOUND, "it has no HTML");
}
