//! Counts requests and takes their time.

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use cps_web::access::SERVER_FUNCTIONS;
use std::borrow::Cow;
use std::time::Instant;

/// The one route of all server functions.
pub(super) const SERVER_FUNCTION_ROUTE: &str = "/api/{*function}";

/// What no route or method is named for: anybody can ask for anything, and each name is kept for ever.
const OTHER: &str = "other";

/// Counts a request by method, route and status, and how long its answer took to begin.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    let (method, route) = (method(request.method()), route(&request));
    let begun = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::histogram!("cps_http_request_seconds", "method" => method, "route" => route.clone())
        .record(begun.elapsed());
    metrics::counter!(
        "cps_http_requests_total", "method" => method, "route" => route, "status" => status
    )
    .increment(1);
    response
}

fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => OTHER,
    }
}

/// The route as it is written, without anybody's ids in it; a server function by its name.
fn route(request: &Request) -> Cow<'static, str> {
    let path = request.uri().path();
    match request.extensions().get::<MatchedPath>() {
        Some(matched) if matched.as_str() == SERVER_FUNCTION_ROUTE => SERVER_FUNCTIONS
            .iter()
            .find(|(function, _)| *function == path)
            .map_or(OTHER, |(function, _)| *function)
            .into(),
        Some(matched) => matched.as_str().to_owned().into(),
        None => OTHER.into(),
    }
}
