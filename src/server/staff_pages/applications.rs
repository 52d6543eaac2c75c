use super::AtDesk;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use cps_backend::service::{
    Applications, ServiceError, approve_application, list_applications, reject_application,
};
use cps_domain::{ApplicationId, FieldProblem};
use cps_web::staff::{self, ApplicationsList, RefusedDecision};
use serde::Deserialize;

const LIST: &str = "/staff/applications";

/// What the list is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ApplicationsQuery {
    state: String,
    after: String,
    done: String,
}

/// What was ticked.
#[derive(Deserialize)]
pub(super) struct Approval {
    #[serde(default)]
    link_old_account: bool,
}

/// What was typed.
#[derive(Deserialize)]
pub(super) struct Rejection {
    #[serde(default)]
    reason: String,
}

/// `/staff/applications`: those that wait, or those that were decided.
pub(super) async fn list(at_desk: AtDesk, Query(query): Query<ApplicationsQuery>) -> Response {
    show(&at_desk, query, None).await
}

/// Opens an account.
pub(super) async fn approve(
    at_desk: AtDesk,
    Path(id): Path<String>,
    Query(query): Query<ApplicationsQuery>,
    Form(Approval { link_old_account }): Form<Approval>,
) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let AtDesk { portal, staff, .. } = &at_desk;
    match approve_application(portal, staff, id, link_old_account).await {
        Err(ServiceError::Rejected(problems)) => {
            refused(&at_desk, query, id, &problems, String::new()).await
        }
        approved => at_desk.back(approved, LIST, "approved"),
    }
}

/// Refuses the applicant an account.
pub(super) async fn reject(
    at_desk: AtDesk,
    Path(id): Path<String>,
    Query(query): Query<ApplicationsQuery>,
    Form(Rejection { reason }): Form<Rejection>,
) -> Response {
    let Ok(id) = id.parse() else {
        return at_desk.trouble(ServiceError::NotFound);
    };
    let AtDesk { portal, staff, .. } = &at_desk;
    match reject_application(portal, staff, id, &reason).await {
        Err(ServiceError::Rejected(problems)) => {
            refused(&at_desk, query, id, &problems, reason).await
        }
        rejected => at_desk.back(rejected, LIST, "rejected"),
    }
}

/// The list once more, with what is the matter at the form and what was typed in it.
async fn refused(
    at_desk: &AtDesk,
    query: ApplicationsQuery,
    id: ApplicationId,
    problems: &[FieldProblem],
    reason: String,
) -> Response {
    let refused = problems.first().map(|problem| RefusedDecision {
        id,
        problem: *problem,
        reason,
    });
    show(at_desk, query, refused).await
}

async fn show(
    at_desk: &AtDesk,
    query: ApplicationsQuery,
    refused: Option<RefusedDecision>,
) -> Response {
    let which = match query.state.as_str() {
        "decided" => Applications::Decided,
        _ => Applications::Pending,
    };
    let after = (!query.after.is_empty()).then_some(query.after.as_str());
    let page = match list_applications(&at_desk.portal, &at_desk.staff, which, after).await {
        Ok(page) => page,
        Err(error) => return at_desk.trouble(error),
    };
    let status = match &refused {
        None => StatusCode::OK,
        Some(RefusedDecision { id, .. }) if page.rows.iter().any(|row| row.id == *id) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        // There is no form any more at which anything could be said.
        Some(_) => return at_desk.back(Err(ServiceError::NotFound), LIST, ""),
    };
    let list = ApplicationsList {
        which,
        after: query.after,
        done: query.done,
        refused,
        page,
    };
    (status, Html(staff::applications(at_desk.desk(), list))).into_response()
}
