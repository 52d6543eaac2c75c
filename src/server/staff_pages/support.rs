use super::AtDesk;
use axum::extract::{Path, Query};
use axum::response::{Html, IntoResponse, Response};
use cps_backend::service::{ServiceError, close_support_request, list_support_requests};
use cps_web::staff::{self, SupportRequestsList};
use serde::Deserialize;

/// What the list is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SupportQuery {
    state: String,
    after: String,
    done: String,
}

/// `/staff/support`: the open requests, or the closed ones.
pub(super) async fn list(at_desk: AtDesk, Query(query): Query<SupportQuery>) -> Response {
    let open = query.state != "closed";
    let is_first = query.after.is_empty();
    let after = (!is_first).then_some(query.after.as_str());
    match list_support_requests(&at_desk.portal, &at_desk.staff, open, after).await {
        Ok(page) => {
            let list = SupportRequestsList {
                open,
                is_first,
                done: query.done,
                page,
            };
            Html(staff::support_requests(at_desk.desk(), list)).into_response()
        }
        Err(error) => at_desk.trouble(error),
    }
}

/// Marks a request as answered.
pub(super) async fn close(at_desk: AtDesk, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let closed = close_support_request(&at_desk.portal, &at_desk.staff, id).await;
    at_desk.back(closed, "/staff/support", "closed")
}
