//! What a member does about a subscription and its invoices, without script.

use crate::journey::hidden;
use crate::portal::{BRITISH, Browser, SPANISH, TestPortal};
use axum::http::StatusCode;
use cps_backend::jobs;

/// A member in Spain with points enough for every level.
pub const CORPORATE: &str = "corporate@demo.cps.example";

/// Joins by transfer.
pub async fn joins(browser: &mut Browser, level: &str) {
    let place = format!("/checkout?level={level}");
    let review = browser.get(&place).await;
    let (key, fee) = (hidden(&review.text, "key"), hidden(&review.text, "fee"));
    let order = [
        ("key", key.as_str()),
        ("level", level),
        ("fee", &fee),
        ("renewal", "automatic"),
        ("terms", "true"),
    ];
    browser.post("/api/purchase", &place, &order).await;
    let payment = [("key", key.as_str()), ("payment_method", "transfer")];
    let answer = browser.post("/api/check_out", "/checkout", &payment).await;
    assert_eq!(answer.location(), "/membership?welcome=1");
}

/// Lets the invoice come, and everything that follows it at once.
pub async fn is_invoiced(portal: &TestPortal) {
    jobs::run_due(&portal.portal).await.unwrap();
    let delay = portal.portal.settings.invoice_delay_seconds;
    portal.clock.advance_seconds(delay);
    while jobs::run_due(&portal.portal).await.unwrap() > 0 {}
}

/// The address of the newest document of the list.
pub async fn newest(browser: &mut Browser) -> String {
    let list = browser.get("/invoices").await;
    let rest = list.text.split("href=\"/invoices/").nth(1).unwrap();
    format!("/invoices/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn the_level_for_the_next_term_is_chosen() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, "gold").await;
    let fields = [("level", "silver")];
    let answer = browser
        .post("/api/choose_next_level", "/membership", &fields)
        .await;
    assert_eq!(answer.location(), "/membership?next=chosen");
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("renewed for a year at Silver, for £85"));

    for (level, message) in [
        ("platinum", "more points for this level"),
        ("nickel", "choose a level from the list"),
    ] {
        let answer = browser
            .post("/api/choose_next_level", "/membership", &[("level", level)])
            .await;
        let page = browser.follow(&answer).await;
        assert!(page.text.contains(message), "{level}");
    }
}

#[tokio::test]
async fn an_upgrade_costs_what_the_page_said_or_nothing_happens() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, "silver").await;
    let page = browser.get("/membership").await;
    assert!(page.text.contains("Upgrade to Gold for £85.00"));
    let shown = hidden(&page.text, "difference");
    assert_eq!(shown, "8500");

    let stale = [("level", "gold"), ("difference", "100")];
    let answer = browser
        .post("/api/upgrade_subscription", "/membership", &stale)
        .await;
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("The price has changed"));
    assert!(page.text.contains("Upgrade to Gold"), "it is still Silver");

    let fields = [("level", "gold"), ("difference", shown.as_str())];
    let answer = browser
        .post("/api/upgrade_subscription", "/membership", &fields)
        .await;
    assert_eq!(answer.location(), "/membership?upgraded=1");
    let page = browser.follow(&answer).await;
    assert!(!page.text.contains("Upgrade to Gold"));
    assert!(page.text.contains("Your new level holds at once."));
}

#[tokio::test]
async fn canceling_wants_a_reason_and_keeps_what_was_typed() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(CORPORATE).await;
    joins(&mut browser, "silver").await;
    let typed = "Más <b>talleres</b>";
    let without = [("reason", ""), ("note", typed)];
    let answer = browser
        .post("/api/cancel_subscription", "/membership", &without)
        .await;
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("aria-invalid=\"true\""));
    assert!(page.text.contains("Más &lt;b>talleres&lt;/b></textarea>"));

    let fields = [("reason", "too_expensive"), ("note", typed)];
    let answer = browser
        .post("/api/cancel_subscription", "/membership", &fields)
        .await;
    assert_eq!(answer.location(), "/membership?canceled=1");
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("no se renueva"));
    assert!(!page.text.contains("action=\"/api/cancel_subscription\""));
}

#[tokio::test]
async fn withdrawing_wants_a_tick_and_takes_the_invoice_back() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, "silver").await;
    is_invoiced(&portal).await;
    let invoice = newest(&mut browser).await;
    let answer = browser
        .post("/api/withdraw_subscription", "/membership", &[])
        .await;
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("tick that you really mean it"));

    let fields = [("confirmed", "true")];
    let answer = browser
        .post("/api/withdraw_subscription", "/membership", &fields)
        .await;
    let page = browser.follow(&answer).await;
    assert!(page.text.contains("You withdrew from it."));
    let list = browser.get("/invoices").await;
    for text in ["Taken back", "Credit note", "R2026-000001", "-£85.00"] {
        assert!(list.text.contains(text), "{text}");
    }
    let invoice = browser.get(&invoice).await;
    assert!(invoice.text.contains("Taken back by credit note"));
    let note = newest(&mut browser).await;
    let note = browser.get(&note).await;
    assert!(note.text.contains("You withdrew from the subscription."));
    assert!(note.text.contains(">2026-000001</a>"));
}

#[tokio::test]
async fn an_invoice_by_transfer_says_how_to_pay_and_no_card_is_charged_for_it() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, "silver").await;
    is_invoiced(&portal).await;
    let place = newest(&mut browser).await;
    let invoice = browser.get(&place).await;
    for text in ["IBAN", "£85.00 to pay by", ">RF"] {
        assert!(invoice.text.contains(text), "{text}");
    }
    assert!(!invoice.text.contains("action=\"/api/pay_invoice\""));
    let id = place.trim_start_matches("/invoices/");
    for (path, name) in [("/api/pay_invoice", "id"), ("/api/replace_card", "invoice")] {
        let answer = browser.post(path, &place, &[(name, id)]).await;
        let page = browser.follow(&answer).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("£85.00 to pay by"), "{path}");
    }
    let answer = browser.post("/api/replace_card", "/membership", &[]).await;
    assert!(answer.location().contains("__err="), "there is none");
}

#[tokio::test]
async fn another_member_can_do_nothing_about_an_invoice() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins(&mut browser, "silver").await;
    is_invoiced(&portal).await;
    let place = newest(&mut browser).await;
    let mut other = portal.signed_in(SPANISH).await;
    assert_eq!(other.get(&place).await.status, StatusCode::NOT_FOUND);
    let id = place.trim_start_matches("/invoices/");
    let answer = other
        .post("/api/pay_invoice", "/invoices", &[("id", id)])
        .await;
    assert!(!answer.location().contains("payment="));
}
