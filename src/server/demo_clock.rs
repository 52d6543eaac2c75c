//! The clock of a demonstration, to be put forward: invoice, charge, reminder and renewal happen while one looks. It exists only
//! with `--demo`, and then everybody may use it: a demonstration holds nobody's data.

mod document;
mod words;

use super::router::AppState;
use axum::Router;
use axum::extract::{Extension, Form, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use cps_backend::service::{Advance, ServiceError, advance_clock, follow_clock, show_agenda};
use cps_web::request::Visitor;
use document::page;
use serde::Deserialize;

const ADDRESS: &str = "/demo/clock";

/// Its address, in a demonstration.
pub(super) fn router(demonstration: bool) -> Router<AppState> {
    match demonstration {
        true => Router::new().route(ADDRESS, get(show).post(put_forward)),
        false => Router::new(),
    }
}

/// Has a request see the time to which another instance may have put the clock. Outside a demonstration nothing is asked.
pub(super) async fn follow(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    match follow_clock(&state.portal).await {
        Ok(()) => next.run(request).await,
        Err(error) => trouble(&error.into()),
    }
}

/// Which button was pressed.
#[derive(Deserialize)]
struct Pressed {
    to: Step,
}

/// How far a button goes.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Next,
    Day,
    Week,
    Month,
    Year,
}

impl From<Step> for Advance {
    fn from(step: Step) -> Self {
        match step {
            Step::Next => Self::ToNextJob,
            Step::Day => Self::Days(1),
            Step::Week => Self::Days(7),
            Step::Month => Self::Days(30),
            // A term's first day to the next one's, leap day or not.
            Step::Year => Self::Days(366),
        }
    }
}

async fn show(State(state): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    match show_agenda(&state.portal).await {
        Ok(agenda) => Html(page(visitor.language, &state.leptos, agenda)).into_response(),
        Err(error) => trouble(&error),
    }
}

async fn put_forward(State(state): State<AppState>, Form(pressed): Form<Pressed>) -> Response {
    match advance_clock(&state.portal, pressed.to.into()).await {
        Ok(()) => Redirect::to(ADDRESS).into_response(),
        Err(error) => trouble(&error),
    }
}

fn trouble(error: &ServiceError) -> Response {
    tracing::error!(%error, "the clock of the demonstration");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
