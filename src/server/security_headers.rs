//! What browsers are told not to do.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// For pages without script of their own: the sandbox provider's and staff's.
const PLAIN_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Sets the headers that hold everywhere; a page's own policy stays.
pub(super) async fn set(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    default(CONTENT_SECURITY_POLICY, PLAIN_POLICY);
    default(X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(X_FRAME_OPTIONS, "DENY");
    // A plain form is answered by a redirect to the page it stands on, so that page must be named.
    default(REFERRER_POLICY, "same-origin");
    default(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    );
    default(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    // Pages hold a member's data: no cache keeps them. Files set their own rule.
    default(CACHE_CONTROL, "no-store");
    response
}

/// Sets the policy of a page of the app: only script that carries this answer's nonce. A form may lead on to `card_page`, where the
/// card provider's page is if it is elsewhere.
pub(super) fn set_page_policy(card_page: Option<&str>) {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let card_page = card_page.map_or_else(String::new, |origin| format!(" {origin}"));
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'{}; object-src 'none'; form-action 'self'{card_page}; \
         base-uri 'none'; frame-ancestors 'none'",
        reload_source()
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, value);
    }
}

/// `cargo leptos watch` tells the page over a socket of its own when to load again.
fn reload_source() -> &'static str {
    if cfg!(debug_assertions) {
        " ws://localhost:3001 ws://127.0.0.1:3001"
    } else {
        ""
    }
}
