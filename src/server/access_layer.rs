//! Keeps everybody out of what is not listed for them in [`cps_web::access`].

use super::{bulk, documents};
use axum::extract::Request;
use axum::http::header::ALLOW;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use cps_backend::service::SignedIn;
use cps_web::Refusal;
use cps_web::access::{Access, access_to};
use cps_web::request::{Visitor, accepts_page};

/// Lets a request through if its address is for this visitor.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let access = access_of(request.uri().path());
    let visitor = request.extensions().get::<Visitor>();
    let signed_in = visitor.and_then(|visitor| visitor.signed_in.as_ref());
    match (access, signed_in) {
        (Some(Access::Anyone), _)
        | (Some(Access::Member), Some(SignedIn::Member(..)))
        | (Some(Access::Staff), Some(SignedIn::Staff(..))) => next.run(request).await,
        // The app shows its "not found" page; an unlisted server function does not run.
        (None, _) if !request.uri().path().starts_with("/api/") => next.run(request).await,
        (None, _) => StatusCode::NOT_FOUND.into_response(),
        (Some(_), Some(SignedIn::Staff(..))) => Redirect::to("/staff/accounts").into_response(),
        // `staff_only` shows them that there is nothing.
        (Some(_), Some(SignedIn::Member(..))) => next.run(request).await,
        (Some(_), None) => ask_to_sign_in(&request),
    }
}

/// Whether somebody else asks for what is staff's: to them it does not exist, by whatever method they ask.
pub(super) fn is_hidden(request: &Request) -> bool {
    let visitor = request.extensions().get::<Visitor>();
    let is_staff =
        visitor.is_some_and(|visitor| matches!(visitor.signed_in, Some(SignedIn::Staff(..))));
    access_of(request.uri().path()) == Some(Access::Staff) && !is_staff
}

/// A page that is not there takes no methods: which ones it would take for others is nobody's business.
pub(super) async fn say_nothing_of_what_is_hidden(mut response: Response) -> Response {
    if response.status() == StatusCode::NOT_FOUND {
        response.headers_mut().remove(ALLOW);
    }
    response
}

/// Addresses outside the app are listed here, those of the app beside its pages.
fn access_of(path: &str) -> Option<Access> {
    if path.starts_with("/staff/") {
        Some(Access::Staff)
    } else if matches!(path, "/checkout/finish" | "/card/finish" | "/account/data")
        || documents::is_file(path)
        || bulk::is_page(path)
    {
        Some(Access::Member)
    } else if path.starts_with("/sandbox/") || path.starts_with("/links/") {
        // The provider's page belongs to whoever holds its address, as a real provider's does; so does what a mail leads to.
        Some(Access::Anyone)
    } else if path == "/dev/mail" || path.starts_with("/dev/mail/") || path == "/demo/clock" {
        // They are there in a demonstration only.
        Some(Access::Anyone)
    } else {
        access_to(path)
    }
}

fn ask_to_sign_in(request: &Request) -> Response {
    let wants_page = accepts_page(request.headers());
    let is_function = request.uri().path().starts_with("/api/");
    if is_function && !wants_page {
        return cps_web::request::refusal_answer(StatusCode::UNAUTHORIZED, &Refusal::SignedOut);
    }
    if is_function || request.method() != Method::GET {
        return Redirect::to("/login").into_response();
    }
    let address = request
        .uri()
        .path_and_query()
        .map_or("/", |found| found.as_str());
    let next: String = address.bytes().map(percent_encoded).collect();
    Redirect::to(&format!("/login?next={next}")).into_response()
}

/// Written as an address's query can hold it.
fn percent_encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.') {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}
