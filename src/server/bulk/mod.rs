//! Many products at once: a member loads a list, looks at it, registers it, and takes the own list away. One file a page; they
//! carry no script: see [`cps_web::bulk`].

mod download;
mod load;
mod upload;
mod visit;

use super::router::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use cps_domain::PRODUCT_FILE_BYTES;
use visit::Visit;

/// A file of the largest size, and what a form puts around it.
const LARGEST_FORM: usize = PRODUCT_FILE_BYTES + 64 * 1024;

/// Their addresses.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route(
            "/products/load",
            get(load::show).merge(post(load::load).layer(DefaultBodyLimit::max(LARGEST_FORM))),
        )
        .route("/products/load/template", get(load::template))
        .route("/products/load/{id}", get(upload::show))
        .route(
            "/products/load/{id}/register",
            post(upload::register).get(upload::back),
        )
        .route("/products/load/{id}/problems", get(upload::problems))
        .route("/products/download", get(download::download))
}

/// Whether this is the address of one of them.
pub(super) fn is_page(path: &str) -> bool {
    matches!(path, "/products/load" | "/products/download") || path.starts_with("/products/load/")
}

/// A file to keep under this name.
fn csv(name: &str, content: impl IntoResponse) -> Response {
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    (headers, content).into_response()
}
