//! Who asks, and in which language: found once a request, before anything else runs.

use super::client_address::client;
use super::router::AppState;
use axum::extract::{Request, State};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use cps_domain::Language;
use cps_web::request::{Visitor, cookie};

/// The cookie that remembers the language.
const LANGUAGE_COOKIE: &str = cps_web::LANGUAGE_COOKIE;

/// Puts a [`Visitor`] into the request.
pub(super) async fn recognise(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let token = cookie(request.headers(), state.cookies.session_name());
    let signed_in = match &token {
        Some(token) => match cps_backend::service::find_session(&state.portal, token).await {
            Ok(signed_in) => signed_in,
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
        None => None,
    };
    let language = match &signed_in {
        Some(who) => who.viewer().language,
        None => language_of(request.headers()),
    };
    let client = client(&request, state.client_address_header.as_ref());
    request.extensions_mut().insert(Visitor {
        signed_in,
        language,
        session_token: token,
        client,
    });
    next.run(request).await
}

/// The language that the cookie remembers, else the browser's.
pub(super) fn language_of(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE_COOKIE)
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| preferred_language(headers))
}

/// The first of the browser's languages that the portal speaks, by its weights.
fn preferred_language(headers: &HeaderMap) -> Language {
    let wanted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|header| header.to_str().ok());
    let mut ranked: Vec<(f32, Language)> = wanted
        .unwrap_or_default()
        .split(',')
        .filter_map(|entry| {
            let (range, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
            let primary = range.trim().split('-').next()?;
            Some((weight.trim().parse().ok()?, primary.parse().ok()?))
        })
        .collect();
    ranked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    ranked
        .first()
        .map_or(Language::English, |(_, language)| *language)
}
