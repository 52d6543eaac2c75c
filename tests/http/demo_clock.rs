//! A year of a membership, by the clock of a demonstration.

use crate::journey::hidden;
use crate::portal::{BRITISH, Browser, Page, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use cps::server::router::router;
use cps_backend::clock::Clock;
use cps_backend::store::{StoreError, demo_clock};

const CLOCK: &str = "/demo/clock";

/// Puts the clock forward, and looks.
async fn goes_on(browser: &mut Browser, to: &str) -> Page {
    let answer = browser.post(CLOCK, CLOCK, &[("to", to)]).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, CLOCK)
    );
    browser.follow(&answer).await
}

/// Joins by this card, through the provider's page.
async fn joins_by_card(browser: &mut Browser, number: &str) {
    let place = "/checkout?level=silver";
    let review = browser.get(place).await;
    let (key, fee) = (hidden(&review.text, "key"), hidden(&review.text, "fee"));
    let order = [
        ("key", key.as_str()),
        ("level", "silver"),
        ("fee", &fee),
        ("renewal", "automatic"),
        ("terms", "true"),
    ];
    browser.post("/api/purchase", place, &order).await;
    let payment = [("key", key.as_str()), ("payment_method", "card")];
    let answer = browser.post("/api/check_out", "/checkout", &payment).await;
    let provider = answer.location().to_owned();
    assert!(provider.starts_with("/sandbox/cards/"), "{provider}");
    let card = [
        ("number", number),
        ("expires", "12/39"),
        ("security_code", "123"),
    ];
    let mut answer = browser.post(&provider, &provider, &card).await;
    while answer.status.is_redirection() {
        answer = browser.follow(&answer).await;
    }
    assert!(answer.text.contains("CPS0000001"), "a member number");
}

/// What stands under "What comes next", and what under "What happened lately".
fn parts(page: &Page) -> (&str, &str) {
    let (_, rest) = page.text.split_once("What comes next").unwrap();
    rest.split_once("What happened lately").unwrap()
}

#[tokio::test]
async fn outside_a_demonstration_the_clock_stands_with_nobody() {
    let portal = TestPortal::open().await;
    let now = portal.clock.now();
    let mut browser = portal.browser();
    assert_eq!(browser.get(CLOCK).await.status, StatusCode::NOT_FOUND);
    let answer = browser.post(CLOCK, CLOCK, &[("to", "year")]).await;
    assert_ne!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(portal.clock.now(), now);
}

/// An instance without a worker learns it with the next request.
#[tokio::test]
async fn where_another_instance_put_the_clock_it_stands_here() {
    let portal = TestPortal::demonstration().await;
    let mut state = portal.state.clone();
    state.portal.clock = Clock::demonstration();
    let clock = state.portal.clock.clone();
    let ahead = || clock.now().millis() - Clock::system().now().millis();
    let a_day = 86_400_000;
    let put: Result<(), StoreError> = portal
        .portal
        .db
        .write(async |connection| demo_clock::put_ahead(connection, a_day).await)
        .await;
    put.unwrap();
    assert!(ahead() < a_day / 2, "nobody has asked yet");
    Browser::of(router(state)).get("/faq").await;
    assert!(ahead() > a_day / 2);
}

#[tokio::test]
async fn where_nothing_waits_the_clock_stays() {
    let portal = TestPortal::demonstration().await;
    let mut browser = portal.browser();
    let now = portal.clock.now();
    let page = goes_on(&mut browser, "next").await;
    assert_eq!(portal.clock.now(), now);
    assert!(page.text.contains("Nothing waits."));
    assert!(page.text.contains("1 Jun 2026, 12:00 UTC"));
    let page = goes_on(&mut browser, "day").await;
    assert!(page.text.contains("2 Jun 2026, 12:00 UTC"));
    let nonsense = browser.post(CLOCK, CLOCK, &[("to", "yesterday")]).await;
    assert!(nonsense.status.is_client_error());
}

#[tokio::test]
async fn a_year_in_a_minute() {
    let portal = TestPortal::demonstration().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins_by_card(&mut browser, "4242 4242 4242 4242").await;
    let page = browser.get(CLOCK).await;
    let (waiting, lately) = parts(&page);
    assert!(waiting.contains("The invoice is issued"), "{waiting}");
    assert!(waiting.contains("Hart &amp; Vale Studio Ltd"), "{waiting}");
    assert!(lately.contains("Somebody joined"), "{lately}");

    let page = goes_on(&mut browser, "next").await;
    let (waiting, lately) = parts(&page);
    assert!(lately.contains("An invoice was issued"), "{lately}");
    assert!(lately.contains("2026-000001"), "{lately}");
    assert!(waiting.contains("The card is charged"), "{waiting}");

    // The due date, at six in the morning.
    let page = goes_on(&mut browser, "next").await;
    assert!(page.text.contains("1 Jul 2026, 06:00 UTC"));
    let (_, lately) = parts(&page);
    assert!(lately.contains("The card was charged"), "{lately}");
    let invoices = browser.get("/invoices").await;
    assert!(invoices.text.contains("Paid"), "still signed in");

    let page = goes_on(&mut browser, "year").await;
    let (waiting, lately) = parts(&page);
    for event in [
        "The notice before the term&#x27;s end left",
        "The subscription was renewed",
        "2027-000001",
    ] {
        let plain = event.replace("&#x27;", "'");
        assert!(
            lately.contains(event) || lately.contains(&plain),
            "{event}: {lately}"
        );
    }
    assert_eq!(lately.matches("The card was charged").count(), 2);
    assert!(waiting.contains("The notice before the term"), "{waiting}");
    // Renewed on its day, however far the clock went.
    assert!(lately.contains("1 Jun 2027, 00:00 UTC"), "{lately}");
    assert!(!page.text.contains("<script") && !page.text.contains(" style="));
}

#[tokio::test]
async fn the_invoice_comes_with_its_mail() {
    let portal = TestPortal::demonstration().await;
    let mut browser = portal.signed_in(BRITISH).await;
    joins_by_card(&mut browser, "4242 4242 4242 4242").await;
    goes_on(&mut browser, "day").await;
    let list = browser.get("/dev/mail").await;
    assert!(list.text.contains("href=\"/demo/clock\""));
    let (before, _) = list
        .text
        .split_once("Your CPS invoice 2026-000001")
        .unwrap();
    let (_, address) = before.rsplit_once("href=\"").unwrap();
    let address = address.split('"').next().unwrap().to_owned();
    let mail = browser.get(&address).await;
    assert!(mail.text.contains(">2026-000001.pdf</a>"));
    let file = browser.get(&format!("{address}/enclosed")).await;
    assert_eq!(file.headers[CONTENT_TYPE], "application/pdf");
    assert_eq!(file.headers[CONTENT_DISPOSITION], "attachment");
    assert!(file.text.starts_with("%PDF-"));
}

#[tokio::test]
async fn a_transfer_that_does_not_come_is_reminded_of_and_then_ends() {
    let portal = TestPortal::demonstration().await;
    let mut browser = portal.signed_in(BRITISH).await;
    crate::subscription::joins(&mut browser, "silver").await;
    let page = goes_on(&mut browser, "month").await;
    let (_, lately) = parts(&page);
    assert_eq!(lately.matches("A reminder of the transfer left").count(), 1);
    let page = goes_on(&mut browser, "month").await;
    let (_, lately) = parts(&page);
    assert_eq!(lately.matches("A reminder of the transfer left").count(), 3);
    assert!(lately.contains("The subscription ended unpaid"), "{lately}");
    assert!(lately.contains("R2026-000001"), "{lately}");
}
