//! What is answered when the portal cannot get round to it: a 503 that says when to come again.

use super::session_layer::language_of;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use cps_web::request::accepts_page;
use cps_web::scriptless::busy;
use leptos::config::LeptosOptions;

/// So many seconds later it is worth trying again: groups of changes take far less.
const RETRY_AFTER_SECONDS: HeaderValue = HeaderValue::from_static("1");

/// Adds to every 503 when to come again, and a page to read for whoever shows pages and got none.
pub(super) async fn ask_to_come_again(
    State(options): State<LeptosOptions>,
    request: Request,
    next: Next,
) -> Response {
    let accepts_page = accepts_page(request.headers());
    let language = language_of(request.headers());
    let posted = *request.method() == Method::POST;
    let mut response = next.run(request).await;
    if response.status() != StatusCode::SERVICE_UNAVAILABLE {
        return response;
    }
    if accepts_page && !is_page(&response) {
        let page = Html(busy(language, &options, posted));
        response = (StatusCode::SERVICE_UNAVAILABLE, page).into_response();
    }
    let headers = response.headers_mut();
    headers.insert(RETRY_AFTER, RETRY_AFTER_SECONDS);
    response
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
