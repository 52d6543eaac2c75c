use crate::portal::{BRITISH, Browser, Page, SPANISH, TestPortal};
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use cps_backend::clock::Ids;

/// The address of a product in the list.
async fn a_product(browser: &mut Browser) -> String {
    let page = browser.get("/products").await;
    let start = page.text.find("href=\"/products/0").unwrap() + "href=\"".len();
    page.text[start..].split('"').next().unwrap().to_string()
}

/// The answer without what differs from one to the next: the nonce and the id that was asked for.
pub fn without_nonce(page: &Page, id: &str) -> String {
    let policy = page
        .headers
        .get(CONTENT_SECURITY_POLICY)
        .unwrap()
        .to_str()
        .unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap();
    let nonce = nonce.split('\'').next().unwrap();
    page.text.replace(nonce, "NONCE").replace(id, "ID")
}

#[tokio::test]
async fn another_members_product_answers_exactly_as_one_that_does_not_exist() {
    let portal = TestPortal::open().await;
    let mut owner = portal.signed_in(SPANISH).await;
    let foreign = a_product(&mut owner).await;
    let missing = format!("/products/{}", Ids::new(portal.clock.clone()).uuid());
    let mut stranger = portal.signed_in(BRITISH).await;
    let (one, other) = (stranger.get(&foreign).await, stranger.get(&missing).await);
    assert_eq!(
        (one.status, other.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    let id = |address: &str| address.trim_start_matches("/products/").to_string();
    assert_eq!(
        without_nonce(&one, &id(&foreign)),
        without_nonce(&other, &id(&missing))
    );
    for action in ["/api/remove_product", "/api/change_product"] {
        let (foreign, missing) = (id(&foreign), id(&missing));
        let one = stranger
            .post(action, "/products", &[("id", &foreign)])
            .await;
        let other = stranger
            .post(action, "/products", &[("id", &missing)])
            .await;
        assert_eq!(one.status, other.status);
        assert_eq!(one.location(), other.location());
    }
    assert_eq!(
        owner.get(&foreign).await.status,
        StatusCode::OK,
        "it is still there"
    );
}

#[tokio::test]
async fn an_id_that_is_none_is_not_found() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    for address in [
        "/products/1",
        "/products/%00",
        "/invoices/x",
        "/checkout?level=silver&draft=x",
    ] {
        assert_eq!(
            member.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}
