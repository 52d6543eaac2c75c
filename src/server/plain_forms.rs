//! Without script a refused form leads back to the page that the browser names in `Referer`, with the refusal in its address.

use axum::extract::Request;
use axum::http::header::REFERER;
use axum::http::{HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;

/// The one form with a text so long that a refusal's address can exceed what browsers name in full.
const LONG_FORM: (&str, &str) = ("/api/request_support", "/support");

/// Names the page as it was before anything was refused: otherwise its address would grow with every try.
pub(super) async fn name_page(mut request: Request, next: Next) -> Response {
    let named = request.headers().get(REFERER);
    let page = named.and_then(|named| page(request.uri().path(), named));
    if let Some(page) = page.and_then(|page| HeaderValue::try_from(page).ok()) {
        request.headers_mut().insert(REFERER, page);
    }
    next.run(request).await
}

fn page(function: &str, named: &HeaderValue) -> Option<String> {
    let named: Uri = named.to_str().ok()?.parse().ok()?;
    let (scheme, host) = (named.scheme_str()?, named.authority()?);
    // Above 4,096 characters browsers name only the site (Referrer Policy, 8.3).
    let path = match named.path() {
        "/" if function == LONG_FORM.0 => LONG_FORM.1,
        path => path,
    };
    let query: Vec<&str> = named
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("__"))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    Some(format!("{scheme}://{host}{path}{mark}{}", query.join("&")))
}
