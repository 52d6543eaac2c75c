use crate::portal::{SPANISH, STAFF, TestPortal};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT, HeaderValue};
use cps_web::App;
use cps_web::access::{Access, PAGES, SERVER_FUNCTIONS};
use leptos_axum::generate_route_list;
use server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;

#[tokio::test]
async fn every_page_says_who_may_open_it() {
    let routes: BTreeSet<String> = generate_route_list(App)
        .iter()
        .map(|route| route.path().replace("{id}", ":id"))
        .collect();
    let listed: BTreeSet<String> = PAGES.iter().map(|(path, _)| path.to_string()).collect();
    assert_eq!(routes, listed);
}

#[tokio::test]
async fn every_server_function_says_who_may_call_it() {
    let registered: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<&str> = SERVER_FUNCTIONS.iter().map(|(path, _)| *path).collect();
    assert_eq!(registered, listed);
}

#[tokio::test]
async fn a_members_page_asks_a_stranger_to_sign_in_and_remembers_the_way() {
    let portal = TestPortal::open().await;
    for (path, _) in PAGES.iter().filter(|(_, access)| *access == Access::Member) {
        let page = portal.browser().get(&path.replace(":id", "x")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(
            page.location(),
            format!("/login?next={}", path.replace(":id", "x"))
        );
    }
}

#[tokio::test]
async fn a_members_function_does_not_run_for_a_stranger() {
    let portal = TestPortal::open().await;
    let members = SERVER_FUNCTIONS
        .iter()
        .filter(|(_, access)| *access == Access::Member);
    for (path, _) in members {
        let mut script = portal.browser();
        script
            .headers
            .insert(ACCEPT, HeaderValue::from_static("application/json"));
        let answer = script.post(path, "/products", &[]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(answer.text, "\"SignedOut\"");
        let form = portal.browser().post(path, "/products", &[]).await;
        assert_eq!(form.location(), "/login", "{path}");
    }
}

#[tokio::test]
async fn an_address_that_is_not_listed_does_not_run() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    assert_eq!(
        member.post("/api/nothing", "/", &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let page = member.get("/nothing").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("No encontramos esta página"));
}

#[tokio::test]
async fn members_do_not_see_staffs_pages_and_staff_have_no_products() {
    let portal = TestPortal::open().await;
    let mut member = portal.signed_in(SPANISH).await;
    assert_eq!(
        member.get("/staff/accounts").await.status,
        StatusCode::NOT_FOUND
    );
    let mut staff = portal.signed_in(STAFF).await;
    assert_eq!(staff.get("/staff/accounts").await.status, StatusCode::OK);
    assert_eq!(staff.get("/products").await.location(), "/staff/accounts");
}
