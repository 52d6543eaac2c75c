//! A card's way without script: at CHECKOUT, at an invoice, and the way back from the provider's page.

use crate::journey::hidden;
use crate::portal::{BRITISH, Browser, SPANISH, TestPortal};
use axum::http::StatusCode;
use cps_backend::jobs;

const ACCEPTED: &str = "4242 4242 4242 4242";
const DECLINED: &str = "4000 0000 0000 0002";
const DECLINES_CHARGES: &str = "4000 0000 0000 0341";

/// Enters a card on the provider's page at this address, and comes back to the portal's address, which leads on.
async fn enters(browser: &mut Browser, page: &str, number: &str) -> String {
    let card = [
        ("number", number),
        ("expires", "12/35"),
        ("security_code", "123"),
    ];
    let back = browser.post(page, page, &card).await;
    let answer = browser.get(back.location()).await;
    answer.location().to_owned()
}

/// Joins at Silver with this card.
async fn joins(browser: &mut Browser, number: &str) {
    let review = browser.get("/checkout?level=silver").await;
    let (key, fee) = (hidden(&review.text, "key"), hidden(&review.text, "fee"));
    let order = [
        ("key", key.as_str()),
        ("level", "silver"),
        ("fee", &fee),
        ("renewal", "automatic"),
        ("terms", "true"),
    ];
    browser
        .post("/api/purchase", "/checkout?level=silver", &order)
        .await;
    let payment = [("key", key.as_str()), ("payment_method", "card")];
    let answer = browser.post("/api/check_out", "/checkout", &payment).await;
    let page = answer.location().to_owned();
    assert_eq!(
        enters(browser, &page, number).await,
        "/membership?welcome=1"
    );
}

/// Lets the invoice come, and returns its address.
async fn invoice(portal: &TestPortal, browser: &mut Browser) -> String {
    let delay = portal.portal.settings.invoice_delay_seconds;
    portal.clock.advance_seconds(delay);
    while jobs::run_due(&portal.portal).await.unwrap() > 0 {}
    let list = browser.get("/invoices").await;
    let rest = list.text.split("href=\"/invoices/").nth(1).unwrap();
    format!("/invoices/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn an_invoice_is_paid_on_the_page() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, ACCEPTED).await;
    let place = invoice(&portal, &mut browser).await;
    let id = place.trim_start_matches("/invoices/");
    for _ in 0..2 {
        let answer = browser
            .post("/api/pay_invoice", &place, &[("id", id)])
            .await;
        assert_eq!(answer.location(), format!("{place}?payment=paid"));
    }
    let page = browser.get(&format!("{place}?payment=paid")).await;
    assert!(page.text.contains("Card charged"));
    assert!(!page.text.contains("action=\"/api/pay_invoice\""));
}

#[tokio::test]
async fn a_card_that_does_not_do_is_replaced_by_one_that_does() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, DECLINES_CHARGES).await;
    let place = invoice(&portal, &mut browser).await;
    let id = place.trim_start_matches("/invoices/");
    let answer = browser
        .post("/api/pay_invoice", &place, &[("id", id)])
        .await;
    assert_eq!(answer.location(), format!("{place}?payment=declined"));
    let another = [("invoice", id)];
    let answer = browser.post("/api/replace_card", &place, &another).await;
    let page = answer.location().to_owned();
    let back = enters(&mut browser, &page, DECLINED).await;
    assert_eq!(back, format!("{place}?card=declined"));
    let answer = browser.post("/api/replace_card", &place, &another).await;
    let page = answer.location().to_owned();
    let back = enters(&mut browser, &page, ACCEPTED).await;
    assert_eq!(back, format!("{place}?payment=paid"));
}

#[tokio::test]
async fn another_card_is_put_on_file_from_the_dashboard() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, DECLINES_CHARGES).await;
    let answer = browser.post("/api/replace_card", "/membership", &[]).await;
    let page = answer.location().to_owned();
    let left = browser.post(&format!("{page}/cancel"), &page, &[]).await;
    let back = browser.get(left.location()).await;
    assert_eq!(back.location(), "/membership?card=canceled");
    let answer = browser.post("/api/replace_card", "/membership", &[]).await;
    let page = answer.location().to_owned();
    assert_eq!(
        enters(&mut browser, &page, ACCEPTED).await,
        "/membership?card=replaced"
    );
    let dashboard = browser.get("/membership?card=replaced").await;
    assert!(dashboard.text.contains("4242"));
}

#[tokio::test]
async fn the_way_back_is_for_whoever_went_there() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, ACCEPTED).await;
    let answer = browser.post("/api/replace_card", "/membership", &[]).await;
    let id = answer.location().rsplit('/').next().unwrap().to_owned();
    let way_back = format!("/card/finish?id={id}");
    let mut other = portal.signed_in(SPANISH).await;
    assert_eq!(other.get(&way_back).await.status, StatusCode::NOT_FOUND);
    for nonsense in ["/card/finish?id=1", "/card/finish"] {
        let status = browser.get(nonsense).await.status;
        assert!(status.is_client_error(), "{nonsense}: {status}");
    }
    let stranger = portal.browser().get(&way_back).await;
    assert!(stranger.location().starts_with("/login?next=/card/finish"));
    // Nothing was entered yet: the provider's page waits.
    let early = browser.get(&way_back).await;
    assert_eq!(early.location(), format!("/sandbox/cards/{id}"));
}
