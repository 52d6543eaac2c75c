//! What a page or a server function may know of the request that it answers (server only).

mod cookies;
mod refuse;

pub use cookies::{CookiePolicy, cookie, language_cookie, link_cookie, session_cookie};
pub use refuse::{
    refuse, refuse_account, refuse_application, refuse_form, refuse_product, refuse_support,
    status_of,
};

use crate::refusal::Refusal;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{ACCEPT, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use cps_backend::portal::Portal;
use cps_backend::service::{Client, Member, SignedIn};
use cps_domain::Language;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Who asks: put into the request's extensions by the server's session layer.
#[derive(Clone)]
pub struct Visitor {
    /// The account, if there is a live session.
    pub signed_in: Option<SignedIn>,
    /// The account's language, else the cookie's, else the browser's.
    pub language: Language,
    /// The session's token, to end it.
    pub session_token: Option<String>,
    /// From where, and with which browser.
    pub client: Client,
}

/// The visitor of this request.
pub fn visitor() -> Option<Visitor> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned())
}

/// The language of this request.
pub fn language() -> Language {
    visitor().map_or(Language::English, |visitor| visitor.language)
}

/// The portal's services.
pub fn portal() -> Result<Portal, Refusal> {
    use_context::<Portal>().ok_or(Refusal::Failed)
}

/// The member who asks, or [`Refusal::SignedOut`].
pub fn member() -> Result<Member, Refusal> {
    match visitor().and_then(|visitor| visitor.signed_in) {
        Some(SignedIn::Member(member, _)) => Ok(member),
        _ => Err(Refusal::SignedOut),
    }
}

/// From where this request comes, and from which browser.
pub fn client() -> Result<Client, Refusal> {
    visitor()
        .map(|visitor| visitor.client)
        .ok_or(Refusal::Failed)
}

/// The token of the member's session, or [`Refusal::SignedOut`].
pub fn session_token() -> Result<String, Refusal> {
    visitor()
        .and_then(|visitor| visitor.session_token)
        .ok_or(Refusal::SignedOut)
}

/// The token of the link from a mail that was last followed.
pub fn link_token() -> Option<String> {
    let (parts, policy) = (use_context::<Parts>()?, use_context::<CookiePolicy>()?);
    cookie(&parts.headers, policy.link_name())
}

/// Whether a plain form asks, without script: its answer must be a redirect.
pub fn is_plain_form() -> bool {
    let posted = use_context::<Parts>().is_some_and(|parts| parts.method == Method::POST);
    posted && wants_page()
}

/// Whether the browser itself asks, for a page to show.
pub(crate) fn wants_page() -> bool {
    use_context::<Parts>().is_some_and(|parts| accepts_page(&parts.headers))
}

/// Whether whoever sent these headers shows pages.
pub fn accepts_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Sets a cookie with the answer.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(cookie),
    ) {
        response.append_header(SET_COOKIE, value);
    }
}

/// The answer to a server function's caller before the function has run.
pub fn refusal_answer(status: StatusCode, refusal: &Refusal) -> Response {
    let body = Body::from(refusal.ser());
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}
