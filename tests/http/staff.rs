//! What holds for all of staff's pages.

use crate::portal::{Browser, Page, SPANISH, STAFF, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY};
use cps_backend::clock::Ids;

const PAGES: [(&str, &str); 10] = [
    ("/staff/accounts", "Accounts"),
    ("/staff/applications", "Applications"),
    ("/staff/applications?state=decided", "Applications"),
    ("/staff/applications?after=nothing", "Applications"),
    ("/staff/payments", "Payments"),
    ("/staff/payments?state=payouts", "Payments"),
    ("/staff/payments?state=balances", "Payments"),
    ("/staff/support", "Support"),
    ("/staff/support?state=closed", "Support"),
    ("/staff/mail", "Mail"),
];

/// Every address of staff's that changes something.
fn changes(portal: &TestPortal) -> Vec<String> {
    let id = Ids::new(portal.clock.clone()).uuid();
    [
        format!("/staff/applications/{id}/approve"),
        format!("/staff/applications/{id}/reject"),
        format!("/staff/payments/{id}/assign"),
        format!("/staff/payments/{id}/set-aside"),
        format!("/staff/payments/{id}/paid"),
        format!("/staff/payments/{id}/pay-back"),
        format!("/staff/support/{id}/close"),
        format!("/staff/mail/{id}/send"),
    ]
    .into()
}

async fn get_and_post(browser: &mut Browser, address: &str) -> [Page; 2] {
    let fields = [
        ("reason", "None."),
        ("link_old_account", "true"),
        ("currency", "EUR"),
    ];
    [
        browser.get(address).await,
        browser.post(address, "/staff/applications", &fields).await,
    ]
}

#[tokio::test]
async fn to_members_nothing_of_staffs_exists() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    let pages = PAGES.iter().map(|(address, _)| address.to_string());
    for address in pages.chain(changes(&portal)) {
        for page in get_and_post(&mut member, &address).await {
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.text.contains("No encontramos esta página"));
            assert!(!page.headers.contains_key(ALLOW), "{address}");
        }
    }
}

#[tokio::test]
async fn strangers_are_asked_to_sign_in() {
    let portal = TestPortal::open().await;
    let mut stranger = portal.browser();
    let pages = PAGES.iter().map(|(address, _)| address.to_string());
    for address in pages.chain(changes(&portal)) {
        for page in get_and_post(&mut stranger, &address).await {
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{address}");
            assert!(page.location().starts_with("/login"), "{address}");
        }
    }
}

#[tokio::test]
async fn the_pages_carry_no_script_and_load_nothing_but_the_style() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    for (address, _) in PAGES {
        let page = staff.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        for loading in ["<script", " src=", " style=", "modulepreload", "@import"] {
            assert!(!page.text.contains(loading), "{loading} in {address}");
        }
        assert_eq!(page.text.matches("<link").count(), 2, "icon and style");
        let policy = page.headers.get(CONTENT_SECURITY_POLICY).unwrap();
        let policy = policy.to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"));
    }
}

#[tokio::test]
async fn the_bar_says_where_one_is() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    for (address, tab) in PAGES {
        let page = staff.get(address).await;
        let current: Vec<&str> = page.text.split("aria-current=\"page\">").skip(1).collect();
        assert_eq!(current.len(), 1, "{address}");
        assert!(current[0].starts_with(tab), "{address}");
    }
}

#[tokio::test]
async fn what_is_not_there_any_more_says_so() {
    let portal = TestPortal::open().await;
    let mut staff = portal.signed_in(STAFF).await;
    for address in changes(&portal) {
        let [loaded, posted] = get_and_post(&mut staff, &address).await;
        let list = address.split('/').take(3).collect::<Vec<_>>().join("/");
        assert_eq!(loaded.location(), list);
        let back = posted.location();
        assert!(back.starts_with(&format!("{list}?")), "{back}");
        assert!(back.ends_with("done=gone"), "{back}");
        let page = staff.follow(&posted).await;
        assert!(page.text.contains("role=\"status\""), "{address}");
        assert!(page.text.contains("Somebody"), "{address}");
    }
    for address in [
        "/staff/applications/1/approve",
        "/staff/applications/%00/reject",
        "/staff/payments/x/assign",
        "/staff/payments/x/set-aside",
        "/staff/payments/x/paid",
        "/staff/payments/x/pay-back",
        "/staff/support/x/close",
        "/staff/mail/..%2fx/send",
    ] {
        let page = staff.post(address, "/staff/applications", &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.text.contains("We can't find this page"), "{address}");
    }
}
