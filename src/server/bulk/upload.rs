use super::{Visit, csv};
use axum::extract::{Path, Query};
use axum::response::{Html, IntoResponse, Redirect, Response};
use cps_backend::service::{Lines, ServiceError, list_problems, register_upload, show_upload};
use cps_domain::ProductUploadId;
use cps_web::bulk;
use serde::Deserialize;

/// Which of its lines are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LinesQuery {
    show: String,
    after: String,
}

/// `/products/load/{id}`: what becomes of a list.
pub(super) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<LinesQuery>,
) -> Response {
    let Ok(id) = id.parse() else {
        return visit.trouble(ServiceError::NotFound);
    };
    let lines = match query.show.as_str() {
        "problems" => Some(Lines::Problems),
        "all" => Some(Lines::All),
        _ => None,
    };
    let after = query.after.parse().unwrap_or(0);
    match show_upload(&visit.portal, &visit.member, id, lines, after).await {
        Ok(page) => Html(bulk::upload(visit.paper(), page, after)).into_response(),
        Err(error) => visit.trouble(error),
    }
}

/// Registers what can be registered.
pub(super) async fn register(visit: Visit, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return visit.trouble(ServiceError::NotFound);
    };
    match register_upload(&visit.portal, &visit.member, id).await {
        Ok(()) => Redirect::to(&format!("/products/load/{id}")).into_response(),
        Err(error) => visit.trouble(error),
    }
}

/// There is nothing to see where the form is sent to, once it is loaded anew.
pub(super) async fn back(Path(id): Path<String>) -> Redirect {
    match id.parse::<ProductUploadId>() {
        Ok(id) => Redirect::to(&format!("/products/load/{id}")),
        Err(_) => Redirect::to("/products/load"),
    }
}

/// `/products/load/{id}/problems`: the lines to correct, as a file.
pub(super) async fn problems(visit: Visit, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return visit.trouble(ServiceError::NotFound);
    };
    match list_problems(&visit.portal, &visit.member, id).await {
        Ok(rows) => csv(
            "cps-products-to-correct",
            bulk::problem_file(visit.language, &rows),
        ),
        Err(error) => visit.trouble(error),
    }
}
