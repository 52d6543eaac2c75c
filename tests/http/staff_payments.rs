use crate::journey::hidden;
use crate::portal::{BRITISH, Browser, Page, STAFF, TestPortal};
use axum::http::StatusCode;
use cps_backend::jobs::run_due;

const LIST: &str = "/staff/payments";
const IMPORT: &str = "/staff/payments/import";

const CASH: &[u8] = b"date;amount;currency;text;payer\n\
    2026-06-30;100;GBP;Member <b>ship</b>;North & Light\n\
    2026-06-30;-3;GBP;Fee;\n";

async fn import(staff: &mut Browser, file: &[u8]) -> Page {
    staff.upload(IMPORT, LIST, ("statement", file)).await
}

/// Where the first form of the page leads that ends like this.
fn form(page: &Page, deed: &str) -> String {
    let forms = page.text.split("action=\"").skip(1);
    let mut actions = forms.map(|form| form.split('"').next().unwrap());
    actions
        .find(|action| action.ends_with(deed))
        .unwrap()
        .to_string()
}

/// Lets the British member join by transfer, and has the invoice issued: £85.
async fn bill(portal: &TestPortal) {
    let mut member = portal.signed_in(BRITISH).await;
    let review = member.get("/checkout?level=silver").await;
    let (key, fee) = (hidden(&review.text, "key"), hidden(&review.text, "fee"));
    let purchase = [
        ("key", key.as_str()),
        ("level", "silver"),
        ("fee", fee.as_str()),
        ("renewal", "automatic"),
        ("terms", "true"),
    ];
    let payment = [("key", key.as_str()), ("payment_method", "transfer")];
    member.post("/api/purchase", "/checkout", &purchase).await;
    member.post("/api/check_out", "/checkout", &payment).await;
    let delay = portal.portal.settings.invoice_delay_seconds;
    portal.clock.advance_seconds(delay);
    run_due(&portal.portal).await.unwrap();
}

#[tokio::test]
async fn a_statement_says_what_it_brought_and_the_rest_is_listed() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    assert!(staff.get(LIST).await.text.contains("No payment is waiting"));
    let answer = import(&mut staff, CASH).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = staff.follow(&answer).await;
    for text in [
        "Found their invoice: 0. Waiting for you: 1. Here already: 0. No money coming in: 1.",
        "<h2>£100.00</h2>",
        "North &amp; Light",
        "30 Jun 2026",
        "Member &lt;b&gt;ship&lt;/b&gt;",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    let answer = import(&mut staff, CASH).await;
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("Waiting for you: 0. Here already: 1."));
}

#[tokio::test]
async fn a_file_that_makes_no_sense_is_refused_at_the_field() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    for (file, expected) in [
        (&b""[..], "Choose a file."),
        (b" ", "The file is empty. Nothing was imported."),
        (b"<html></html>", "This XML is no CAMT.053 statement."),
        (
            b"<Document><BkToCstmrStmt>",
            "The file is damaged or incomplete.",
        ),
        (b"hello", "The first line names no column “text”."),
        (
            b"date;fecha;amount;text",
            "The first line names the column “date” twice.",
        ),
        (
            b"date;amount;text\n2026-06-31;1;Cash\n",
            "Line 2: the date can't be read. Nothing was imported.",
        ),
    ] {
        let page = import(&mut staff, file).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        // Leptos escapes the apostrophe.
        let text = page.text.replace("&#x27;", "'").replace("&#39;", "'");
        assert!(text.contains(expected), "{expected}");
        assert!(text.contains("aria-describedby=\"statement-hint statement-problem\""));
    }
    let other = staff.upload(IMPORT, LIST, ("other", CASH)).await;
    assert!(other.text.contains("Choose a file."));
    let plain = staff.post(IMPORT, LIST, &[("statement", "text")]).await;
    assert_eq!(plain.status, StatusCode::UNPROCESSABLE_ENTITY);
    let loaded = staff.get(IMPORT).await;
    assert_eq!(loaded.location(), LIST);
}

#[tokio::test]
async fn five_megabytes_are_taken_and_not_more() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    let mut file = CASH.to_vec();
    file.resize(5 * 1024 * 1024 - 1024, b'\n');
    let answer = import(&mut staff, &file).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    file.resize(5 * 1024 * 1024 + 1, b'\n');
    let refused = import(&mut staff, &file).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text.contains("The file is larger than 5 MB."));
    // Other forms take as little as ever.
    let long = "x".repeat(100 * 1024);
    let reject = format!("/staff/applications/{}/reject", portal.portal.ids.uuid());
    let answer = staff.post(&reject, LIST, &[("reason", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn staff_assign_money_or_set_it_aside() {
    let portal = TestPortal::open().await;
    bill(&portal).await;
    let mut staff = portal.signed_in(STAFF).await;
    import(&mut staff, CASH).await;
    let page = staff.get(LIST).await;
    let assign = form(&page, "/assign");
    let refused = staff
        .post(&assign, LIST, &[("invoice_number", "2026-\"99\"")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text
            .contains("There is no invoice with this number.")
    );
    assert!(
        refused.text.contains("value=\"2026-&quot;99&quot;\""),
        "what was typed"
    );
    assert_eq!(refused.text.matches("aria-invalid=\"true\"").count(), 1);

    let number = [("invoice_number", "2026-000001")];
    let answer = staff.post(&assign, LIST, &number).await;
    assert_eq!(answer.location(), "/staff/payments?done=assigned");
    let page = staff.follow(&answer).await;
    assert!(
        page.text
            .contains("Assigned. The member is told by e-mail.")
    );
    assert!(page.text.contains("No payment is waiting"));
    let again = staff.post(&assign, LIST, &number).await;
    assert_eq!(again.location(), "/staff/payments?done=gone");

    import(&mut staff, b"date;amount;text\n2026-06-30;1;Sorry\n").await;
    let page = staff.get(LIST).await;
    let set_aside = form(&page, "/set-aside");
    let answer = staff.post(&set_aside, LIST, &[]).await;
    assert_eq!(answer.location(), "/staff/payments?done=set_aside");
    let page = staff.follow(&answer).await;
    assert!(
        page.text
            .contains("Set aside. In the books it stays unallocated.")
    );
}

#[tokio::test]
async fn what_was_paid_too_much_is_paid_back() {
    let portal = TestPortal::open().await;
    bill(&portal).await;
    let mut staff = portal.signed_in(STAFF).await;
    assert!(
        staff
            .get("/staff/payments?state=payouts")
            .await
            .text
            .contains("Nothing to pay back")
    );
    assert!(
        staff
            .get("/staff/payments?state=balances")
            .await
            .text
            .contains("Nobody has a balance")
    );
    import(&mut staff, CASH).await;
    let assign = form(&staff.get(LIST).await, "/assign");
    staff
        .post(&assign, LIST, &[("invoice_number", "2026-000001")])
        .await;

    let page = staff.get("/staff/payments?state=balances").await;
    assert!(page.text.contains("<h2>£15.00</h2>"));
    let back = form(&page, "/pay-back");
    let nothing = staff.post(&back, LIST, &[("currency", "XYZ")]).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    let answer = staff.post(&back, LIST, &[("currency", "GBP")]).await;
    assert_eq!(
        answer.location(),
        "/staff/payments?state=balances&done=paying_back"
    );
    assert!(
        staff
            .follow(&answer)
            .await
            .text
            .contains("Nobody has a balance")
    );

    let page = staff.get("/staff/payments?state=payouts").await;
    for text in ["<h2>£15.00</h2>", "href=\"mailto:studio@demo"] {
        assert!(page.text.contains(text), "{text}");
    }
    let paid = form(&page, "/paid");
    let answer = staff.post(&paid, LIST, &[]).await;
    assert_eq!(answer.location(), "/staff/payments?state=payouts&done=paid");
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("Booked as paid back."));
    assert!(page.text.contains("Nothing to pay back"));
    let again = staff.post(&paid, LIST, &[]).await;
    assert_eq!(again.location(), "/staff/payments?state=payouts&done=gone");
}

#[tokio::test]
async fn another_site_cannot_have_a_statement_taken_in() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    staff
        .headers
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(import(&mut staff, CASH).await.status, StatusCode::FORBIDDEN);
}
