use crate::portal::{BRITISH, TestPortal};
use cps_domain::SupportMessage;

#[tokio::test]
async fn a_message_is_kept_while_the_form_is_not_right() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let attack = "</textarea><script>alert(1)</script>";
    let fields = [("email", ""), ("topic", "payment"), ("message", attack)];
    let answer = browser
        .post("/api/request_support", "/support", &fields)
        .await;
    let page = browser.follow(&answer).await;
    assert!(!page.text.contains("<script>alert(1)"));
    assert!(
        page.text
            .contains("&lt;/textarea>&lt;script>alert(1)&lt;/script></textarea>")
    );
    assert!(page.text.contains("<option value=\"payment\" selected>"));
}

#[tokio::test]
async fn even_the_longest_message_is_kept_and_finds_back_to_its_page() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let message = "é".repeat(SupportMessage::MAX as usize);
    let fields = [("topic", "other"), ("message", message.as_str())];
    // A browser names only the site of a page whose address is this long.
    for page in ["/support", "/"] {
        let answer = browser.post("/api/request_support", page, &fields).await;
        assert!(
            answer
                .location()
                .starts_with("http://localhost:3000/support?")
        );
        assert!(browser.follow(&answer).await.text.contains(&message));
    }
}

#[tokio::test]
async fn a_topic_can_be_named_in_the_address_and_a_members_own_is_known() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(BRITISH).await;
    let page = member.get("/support?topic=serial_number").await;
    assert!(
        page.text
            .contains("<option value=\"serial_number\" selected>")
    );
    assert!(page.text.contains(&format!("value=\"{BRITISH}\"")));
}

#[tokio::test]
async fn a_message_goes_to_priority_support_and_says_so() {
    let portal = TestPortal::open().await;
    let mut browser = portal.browser();
    let fields = [
        ("email", "hola@foto-nueva.cps.example"),
        ("topic", "account"),
        ("message", "¿Cómo me doy de alta?"),
    ];
    let answer = browser
        .post("/api/request_support", "/support", &fields)
        .await;
    assert_eq!(answer.location(), "/support?sent=1");
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("Your message is sent."));
    assert!(!page.text.contains("<textarea"));
    let mails = portal.mails_to("support@cps.example").await;
    assert!(mails[0].contains("¿Cómo me doy de alta?"));
}
