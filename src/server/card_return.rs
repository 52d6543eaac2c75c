//! Where the card provider sends the member back to: the outcome is asked of the provider, never
//! read from the address.

use super::router::AppState;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use cps_backend::service::{ServiceError, SignedIn, finish_card_checkout};
use cps_domain::CheckoutKey;
use cps_domain::view::CheckOutNext;
use cps_web::request::Visitor;
use serde::Deserialize;

/// The address's query: which checkout comes back.
#[derive(Deserialize)]
pub(super) struct Return {
    key: String,
}

/// Finishes the checkout and goes on to the page that shows how it went.
pub(super) async fn finish(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Query(Return { key }): Query<Return>,
) -> Response {
    let Ok(key) = key.parse::<CheckoutKey>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(SignedIn::Member(member, _)) = visitor.signed_in else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    match finish_card_checkout(&state.portal, &member, key).await {
        Ok(CheckOutNext::Done) => Redirect::to("/membership?welcome=1").into_response(),
        Ok(CheckOutNext::Visit(address)) => Redirect::to(&address).into_response(),
        // The review says what the matter is, and everything typed is still there.
        Err(ServiceError::Rejected(_)) => {
            Redirect::to(&format!("/checkout?draft={key}")).into_response()
        }
        Err(ServiceError::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a card checkout could not be finished");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
