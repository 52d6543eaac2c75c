//! The pages of priority support. They carry no script: see [`cps_web::staff`].

use super::router::AppState;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use cps_backend::service::{SignedIn, list_accounts};
use cps_web::request::Visitor;
use cps_web::staff::{self, AccountsList, Desk};
use serde::Deserialize;

/// What the list is asked for.
#[derive(Deserialize)]
pub(super) struct AccountsQuery {
    #[serde(default)]
    search: String,
    #[serde(default)]
    after: String,
}

/// `/staff/accounts`: the business accounts.
pub(super) async fn accounts(
    State(state): State<AppState>,
    Query(AccountsQuery { search, after }): Query<AccountsQuery>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    let Some(SignedIn::Staff(member_of_staff, viewer)) = &visitor.signed_in else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let is_first = after.is_empty();
    let after = (!is_first).then_some(after.as_str());
    match list_accounts(&state.portal, member_of_staff, &search, after).await {
        Ok(page) => {
            let desk = Desk {
                viewer,
                language: visitor.language,
                options: &state.leptos,
            };
            Html(staff::accounts(
                desk,
                AccountsList {
                    search,
                    is_first,
                    page,
                },
            ))
            .into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the accounts could not be listed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
