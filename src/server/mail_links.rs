//! Where links from mails lead. The token goes from the address into a cookie at once, so that it stands in no history, no log and
//! no `Referer`. Nothing changes here: programs that look for viruses in mails follow links too.

use super::router::AppState;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use cps_backend::service::{LinkPurpose, find_link};
use cps_web::request::link_cookie;

/// Goes on to the page that the link is for; one that is none of ours is told so where passwords are set.
pub(super) async fn open(State(state): State<AppState>, Path(token): Path<String>) -> Response {
    let (token, place) = match find_link(&state.portal, &token).await {
        Ok(Some(LinkPurpose::Password)) => (Some(token.as_str()), "/password"),
        Ok(Some(LinkPurpose::ConfirmOldEmail)) => (Some(token.as_str()), "/apply/confirm"),
        // What somebody made up is not written into a header.
        Ok(None) => (None, "/password"),
        Err(error) => {
            tracing::error!(%error, "a link from a mail could not be looked up");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let cookie = link_cookie(state.cookies, token);
    ([(SET_COOKIE, cookie)], Redirect::to(place)).into_response()
}
