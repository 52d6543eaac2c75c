//! Where the card provider sends the member back to: the outcome is asked of the provider, never
//! read from the address.

use super::router::AppState;
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use cps_backend::portal::Portal;
use cps_backend::service::{
    CardPage, Member, Replacement, ServiceError, SignedIn, finish_card_checkout,
    finish_card_replacement, leave_card_page,
};
use cps_domain::view::CheckOutNext;
use cps_domain::{CheckoutKey, DocumentId, Problem, VerificationId};
use cps_web::request::Visitor;
use serde::Deserialize;

/// The address's query: which checkout comes back, and whether the member says that there is no card.
#[derive(Deserialize)]
pub(super) struct Return {
    key: String,
    left: Option<String>,
}

/// Finishes the checkout and goes on to the page that shows how it went.
pub(super) async fn finish(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Query(Return { key, left }): Query<Return>,
) -> Response {
    let Ok(key) = key.parse::<CheckoutKey>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(SignedIn::Member(member, _)) = visitor.signed_in else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if left.is_some() {
        leave(&state.portal, &member, CardPage::Checkout(key)).await;
    }
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

/// The same for another card.
#[derive(Deserialize)]
pub(super) struct ReplacementReturn {
    id: String,
    left: Option<String>,
}

/// Finishes the replacement of a card and goes on to the page from which it was begun, which says how it went.
pub(super) async fn finish_replacement(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Query(ReplacementReturn { id, left }): Query<ReplacementReturn>,
) -> Response {
    let Ok(id) = id.parse::<VerificationId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(SignedIn::Member(member, _)) = visitor.signed_in else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if left.is_some() {
        leave(&state.portal, &member, CardPage::Replacement(id)).await;
    }
    match finish_card_replacement(&state.portal, &member, id).await {
        Ok(replacement) => Redirect::to(&after_replacement(replacement)).into_response(),
        Err(ServiceError::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the replacement of a card could not be finished");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Where the member goes then.
fn after_replacement(replacement: Replacement) -> String {
    match replacement {
        Replacement::Visit(address) => address,
        Replacement::Replaced => "/membership?card=replaced".to_owned(),
        Replacement::Paid(id, next) => format!("/invoices/{id}?payment={}", next.code()),
        Replacement::Failed(document, problem) => {
            let page = document.map_or("/membership".to_owned(), invoice_page);
            let code = match problem {
                Problem::CardDeclined => "declined",
                Problem::AuthenticationFailed => "unconfirmed",
                _ => "canceled",
            };
            format!("{page}?card={code}")
        }
    }
}

fn invoice_page(id: DocumentId) -> String {
    format!("/invoices/{id}")
}

/// Has the provider close its page. Where that fails, the outcome is asked all the same.
async fn leave(portal: &Portal, member: &Member, page: CardPage) {
    if let Err(error) = leave_card_page(portal, member, page).await {
        tracing::warn!(%error, "the card provider's page could not be closed");
    }
}
