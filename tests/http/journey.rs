//! The guide from step 1 to step 6, without script.

use crate::portal::{BRITISH, SPANISH, TestPortal};
use axum::http::StatusCode;
use cps_backend::jobs;

/// The value of a hidden control.
pub fn hidden(html: &str, name: &str) -> String {
    let input = html
        .split("<input")
        .skip(1)
        .map(|input| input.split('>').next().unwrap())
        .find(|input| input.contains(&format!("name=\"{name}\"")))
        .unwrap_or_else(|| panic!("no control {name}"));
    input
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn a_member_joins_by_transfer_and_gets_an_invoice() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(BRITISH).await;
    assert!(
        browser
            .get("/membership")
            .await
            .text
            .contains("/checkout?level=silver")
    );
    let review = browser.get("/checkout?level=silver").await;
    for sentence in [
        "Please review your information",
        "Please check over your information to make sure it is correct. You can go back to edit any fields if needed",
        "Canon Professional Services : Silver",
        "£85 excl. VAT per year",
        "Change Plan",
        "Auto-Renewal",
        "Purchase Order Number",
        "eg-0123456789",
        "PURCHASE",
    ] {
        assert!(review.text.contains(sentence), "{sentence}");
    }
    let (key, fee) = (hidden(&review.text, "key"), hidden(&review.text, "fee"));
    let answer = browser
        .post(
            "/api/purchase",
            "/checkout?level=silver",
            &[
                ("key", &key),
                ("level", "silver"),
                ("fee", &fee),
                ("renewal", "automatic"),
                ("purchase_order", "PO-1"),
                ("terms", "true"),
            ],
        )
        .await;
    let payment = browser.follow(&answer).await;
    for sentence in [
        "Please select payment option",
        "Credit Card",
        "Bank Transfer",
        "CANCEL",
        "CHECKOUT",
    ] {
        assert!(payment.text.contains(sentence), "{sentence}");
    }
    let fields = [("key", key.as_str()), ("payment_method", "transfer")];
    let first = browser.post("/api/check_out", "/checkout", &fields).await;
    let again = browser.post("/api/check_out", "/checkout", &fields).await;
    assert_eq!(
        (first.location(), again.location()),
        ("/membership?welcome=1", "/membership?welcome=1")
    );
    let dashboard = browser.follow(&first).await;
    assert!(dashboard.text.contains("CPS0000001"), "a member number");

    // What the demonstration begins with is sent.
    jobs::run_due(&portal.portal).await.unwrap();
    portal
        .clock
        .advance_seconds(portal.portal.settings.invoice_delay_seconds);
    assert!(jobs::run_due(&portal.portal).await.unwrap() > 0);
    let invoices = browser.get("/invoices").await;
    assert_eq!(invoices.text.matches("/pdf\"").count(), 1, "one invoice");
    let place = invoices
        .text
        .split("href=\"/invoices/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let invoice = browser.get(&format!("/invoices/{place}")).await;
    assert_eq!(invoice.status, StatusCode::OK);
    for text in ["PO-1", "£85.00", "2026-000001"] {
        assert!(invoice.text.contains(text), "{text}");
    }
}

#[tokio::test]
async fn a_product_counts_as_soon_as_its_details_are_there() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(SPANISH).await;
    let list = browser.get("/products?state=incomplete").await;
    assert!(list.text.contains("Ver producto"));
    let id = list
        .text
        .split("href=\"/products/0")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let id = format!("0{id}");
    let fields = [
        ("id", id.as_str()),
        ("serial_number", "998877665544"),
        ("purchase_date", "2025-05-01"),
        ("purchase_date_estimated", "true"),
        ("purchase_country", "ES"),
        ("dealer", "Tienda del barrio"),
    ];
    let answer = browser
        .post("/api/change_product", &format!("/products/{id}"), &fields)
        .await;
    assert!(
        answer.location().starts_with("/products?changed="),
        "{}",
        answer.location()
    );
    let product = browser.get(&format!("/products/{id}")).await;
    assert!(product.text.contains("Puntos asignados"));
}
