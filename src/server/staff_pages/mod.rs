//! The pages of priority support: one file a page. They carry no script: see [`cps_web::staff`].

mod accounts;
mod applications;
mod at_desk;
mod mail;
mod payments;
mod support;

use super::router::AppState;
use at_desk::AtDesk;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Redirect;
use axum::routing::{get, post};

/// Their addresses. A form that is shown again stands at its own, and there is nothing to see there once it is loaded anew: that
/// leads back to the list.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/staff/accounts", get(accounts::list))
        .route("/staff/applications", get(applications::list))
        .route(
            "/staff/applications/{id}/approve",
            post(applications::approve).get(async || Redirect::to("/staff/applications")),
        )
        .route(
            "/staff/applications/{id}/reject",
            post(applications::reject).get(async || Redirect::to("/staff/applications")),
        )
        .route("/staff/payments", get(payments::list))
        .route(
            "/staff/payments/import",
            post(payments::import)
                .layer(DefaultBodyLimit::max(payments::LARGEST_STATEMENT))
                .get(async || Redirect::to("/staff/payments")),
        )
        .route(
            "/staff/payments/{id}/assign",
            post(payments::assign).get(async || Redirect::to("/staff/payments")),
        )
        .route(
            "/staff/payments/{id}/set-aside",
            post(payments::set_aside).get(async || Redirect::to("/staff/payments")),
        )
        .route(
            "/staff/payments/{id}/paid",
            post(payments::paid).get(async || Redirect::to("/staff/payments")),
        )
        .route(
            "/staff/payments/{id}/pay-back",
            post(payments::give_back).get(async || Redirect::to("/staff/payments")),
        )
        .route("/staff/support", get(support::list))
        .route(
            "/staff/support/{id}/close",
            post(support::close).get(async || Redirect::to("/staff/support")),
        )
        .route("/staff/mail", get(mail::list))
        .route(
            "/staff/mail/{id}/send",
            post(mail::send_again).get(async || Redirect::to("/staff/mail")),
        )
}
