//! Built files: WebAssembly, script, style, and what stands in `public/`.

use super::router::AppState;
use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use leptos::config::LeptosOptions;
use std::path::Path;
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Files of `public/` that browsers ask for by name.
const PUBLIC_FILES: &[&str] = &["favicon.svg", "robots.txt", "sandbox.css"];

/// Serves the built files, as compressed by the build where it did.
pub(super) fn router(options: &LeptosOptions) -> Router<AppState> {
    let root = Path::new(&*options.site_root);
    // A name with a hash in it never means other bytes.
    let caching = if options.hash_files {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let package = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(
            CACHE_CONTROL,
            HeaderValue::from_static(caching),
        ))
        .service(
            ServeDir::new(root.join(&*options.site_pkg_dir))
                .precompressed_br()
                .precompressed_gzip(),
        );
    PUBLIC_FILES.iter().fold(
        Router::new().nest_service(&format!("/{}", options.site_pkg_dir), package),
        |router, name| router.route_service(&format!("/{name}"), ServeFile::new(root.join(name))),
    )
}
