//! Everything that the portal holds of a member, to take away (GDPR, articles 15 and 20).

use super::router::AppState;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use cps_backend::service::{SignedIn, export_account};
use cps_web::request::Visitor;

/// `/account/data`: a file in JSON.
pub(super) async fn download(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    let Some(SignedIn::Member(member, _)) = visitor.signed_in else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match export_account(&state.portal, &member).await {
        Ok(data) => {
            let headers = [
                (CONTENT_TYPE, "application/json"),
                (
                    CONTENT_DISPOSITION,
                    "attachment; filename=\"cps-account.json\"",
                ),
            ];
            (headers, format!("{data:#}")).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "an account's data could not be gathered");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
