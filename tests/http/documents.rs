//! A document's files, as a browser gets them.

use crate::portal::{BRITISH, Browser, Page, STAFF, TestPortal};
use crate::subscription::{CORPORATE, is_invoiced, joins, newest};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

const FILES: [&str; 4] = ["pdf", "factur-x.xml", "ubl.xml", "code.svg"];

/// A member with an invoice, and its address.
async fn invoiced(portal: &TestPortal, email: &str) -> (Browser, String) {
    let mut browser = portal.signed_in(email).await;
    joins(&mut browser, "silver").await;
    is_invoiced(portal).await;
    let place = newest(&mut browser).await;
    (browser, place)
}

fn header(page: &Page, name: axum::http::HeaderName) -> &str {
    page.headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_member_takes_an_invoice_away_in_every_form() {
    let portal = TestPortal::open().await;
    let (mut browser, place) = invoiced(&portal, CORPORATE).await;
    for (file, kind, name, begins, holds) in [
        (
            "pdf",
            "application/pdf",
            "attachment; filename=\"2026-000001.pdf\"",
            "%PDF-1.7",
            "factur-x.xml",
        ),
        (
            "factur-x.xml",
            "application/xml",
            "attachment; filename=\"2026-000001-factur-x.xml\"",
            "<?xml",
            "rsm:CrossIndustryInvoice",
        ),
        (
            "ubl.xml",
            "application/xml",
            "attachment; filename=\"2026-000001-ubl.xml\"",
            "<?xml",
            "<Invoice xmlns=",
        ),
        ("code.svg", "image/svg+xml", "inline", "<svg", "</svg>"),
    ] {
        let answer = browser.get(&format!("{place}/{file}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        assert_eq!(header(&answer, CONTENT_TYPE), kind);
        assert_eq!(header(&answer, CONTENT_DISPOSITION), name);
        assert_eq!(header(&answer, CACHE_CONTROL), "no-store");
        assert!(answer.text.starts_with(begins), "{file}");
        assert!(answer.text.contains(holds), "{file}");
    }
}

/// The invoice's page leads to all of them.
#[tokio::test]
async fn the_page_leads_to_each_file() {
    let portal = TestPortal::open().await;
    let (mut browser, place) = invoiced(&portal, CORPORATE).await;
    let page = browser.get(&place).await;
    for file in FILES {
        assert!(page.text.contains(&format!("\"{place}/{file}\"")), "{file}");
    }
}

#[tokio::test]
async fn there_is_a_code_only_for_euros() {
    let portal = TestPortal::open().await;
    let (mut browser, place) = invoiced(&portal, BRITISH).await;
    let page = browser.get(&place).await;
    assert!(!page.text.contains("code.svg"));
    let answer = browser.get(&format!("{place}/code.svg")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_sees_them() {
    let portal = TestPortal::open().await;
    let (_, place) = invoiced(&portal, CORPORATE).await;
    let mut other = portal.signed_in(BRITISH).await;
    let mut staff = portal.signed_in(STAFF).await;
    for file in FILES {
        let address = format!("{place}/{file}");
        let stranger = portal.browser().get(&address).await;
        assert_eq!(stranger.location(), format!("/login?next={address}"));
        let answer = other.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{file}");
        assert_eq!(answer.text, "");
        assert_eq!(staff.get(&address).await.location(), "/staff/accounts");
    }
}

#[tokio::test]
async fn what_is_no_id_is_not_found() {
    let portal = TestPortal::open().await;
    let mut browser = portal.signed_in(CORPORATE).await;
    for address in [
        "/invoices/x/pdf",
        "/invoices/01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d/pdf",
    ] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}
