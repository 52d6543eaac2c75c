use crate::portal::{BRITISH, SPANISH, TestPortal};

#[tokio::test]
async fn every_bad_field_gets_its_message_and_keeps_what_was_typed() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    let dealer = "d".repeat(200);
    let fields = [
        ("model", "No such camera"),
        ("serial_number", "!"),
        ("purchase_date", "2031-01-01"),
        ("purchase_country", "ZZ"),
        ("dealer", dealer.as_str()),
    ];
    let answer = browser
        .post("/api/register_product", "/products/new", &fields)
        .await;
    let page = browser.follow(&answer).await;
    for message in ["We don't know this model", "At most 120 characters"] {
        assert!(
            page.text.replace("&#x27;", "'").contains(message),
            "{message}"
        );
    }
    for (_, typed) in [fields[0], fields[1], fields[2], fields[4]] {
        assert!(page.text.contains(typed), "{typed} is still there");
    }
    assert!(page.text.matches("aria-invalid=\"true\"").count() >= 2);
}

#[tokio::test]
async fn what_was_typed_cannot_become_markup() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    let attack = "</title><script>alert(1)</script>\"><img src=x>";
    let fields = [
        ("model", attack),
        ("serial_number", attack),
        ("dealer", attack),
    ];
    let answer = browser
        .post("/api/register_product", "/products/new", &fields)
        .await;
    let page = browser.follow(&answer).await;
    assert!(!page.text.contains("<script>alert(1)") && !page.text.contains("<img src=x"));
    let fields = [("model", "EOS R5"), ("dealer", attack)];
    browser
        .post("/api/register_product", "/products/new", &fields)
        .await;
    let page = browser.get("/products").await;
    assert!(
        page.text.contains("&lt;script&gt;alert(1)"),
        "the dealer is shown as text"
    );
    assert!(!page.text.contains("<script>alert(1)") && !page.text.contains("<img src=x"));
}

#[tokio::test]
async fn terms_that_are_not_accepted_stop_the_purchase_and_keep_the_order_number() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    let review = browser.get("/checkout?level=silver").await;
    let key = crate::journey::hidden(&review.text, "key");
    let fee = crate::journey::hidden(&review.text, "fee");
    let fields = [
        ("key", key.as_str()),
        ("level", "silver"),
        ("fee", fee.as_str()),
        ("purchase_order", "PO-77"),
        ("renewal", "ends_at_term"),
    ];
    let answer = browser
        .post("/api/purchase", "/checkout?level=silver", &fields)
        .await;
    let page = browser.follow(&answer).await;
    assert!(
        page.text
            .contains("Please accept the CPS Terms &amp; Conditions.")
    );
    assert!(page.text.contains("PO-77"));
}
