use crate::portal::{BRITISH, STAFF, TestPortal};

const LIST: &str = "/staff/support";

async fn write(portal: &TestPortal, message: &str) {
    let mut member = portal.signed_in(BRITISH).await;
    let fields = [
        ("email", BRITISH),
        ("topic", "payment"),
        ("message", message),
    ];
    let answer = member
        .post("/api/request_support", "/support", &fields)
        .await;
    assert_eq!(answer.location(), "/support?sent=1");
}

#[tokio::test]
async fn a_request_is_listed_as_it_was_written_until_it_is_closed() {
    let portal = TestPortal::open().await;
    write(&portal, "Two lines:\nthe <b>second</b>.").await;
    let mut staff = portal.signed_in(STAFF).await;
    let page = staff.get(LIST).await;
    for text in [
        "Invoices and payments",
        "Two lines:\nthe &lt;b&gt;second&lt;/b&gt;.",
        "href=\"mailto:studio@demo%2Ecps%2Eexample?subject=CPS%3A%20Invoices%20and%20payments\"",
        "1 Jun 2026, 12:00 UTC",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    let (_, id) = page.text.split_once("action=\"/staff/support/").unwrap();
    let close = format!("{LIST}/{}", id.split('"').next().unwrap());
    let answer = staff.post(&close, LIST, &[]).await;
    assert_eq!(answer.location(), "/staff/support?done=closed");
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("The request is closed."));
    assert!(page.text.contains("No request is open"));
    let again = staff.post(&close, LIST, &[]).await;
    assert_eq!(again.location(), "/staff/support?done=gone");

    let closed = staff.get("/staff/support?state=closed").await;
    assert!(closed.text.contains(&format!("Closed by {STAFF}")));
    assert!(closed.text.contains("Two lines:"));
}

#[tokio::test]
async fn the_answers_subject_is_in_the_language_of_the_one_who_asked() {
    let portal = TestPortal::open().await;
    let mut stranger = portal.browser();
    stranger
        .post("/api/change_language", "/support", &[("language", "es")])
        .await;
    let fields = [
        ("email", "hola@foto-nueva.cps.example"),
        ("topic", "other"),
        ("message", "¿Hola?"),
    ];
    stranger
        .post("/api/request_support", "/support", &fields)
        .await;
    let page = portal.signed_in(STAFF).await.get(LIST).await;
    assert!(page.text.contains("<h2>Something else</h2>"));
    assert!(page.text.contains("subject=CPS%3A%20Otra%20cosa"));
    assert!(page.text.contains("no account"));
}
