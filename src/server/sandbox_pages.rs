//! The sandbox provider's own pages, where a real provider's would be: plain forms, no script, no look of the portal's.
//! Every form is answered by a redirect, so that no browser keeps a card number to send again.

mod document;
mod forms;
mod words;

use super::router::AppState;
use axum::Router;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use cps_backend::payments::sandbox::{self, CardProblem, SandboxError, Step};
use cps_backend::portal::Portal;
use cps_domain::VerificationId;
use cps_web::request::Visitor;
use document::{document, message};
use forms::{CardForm, authentication_form, card_form};
use serde::Deserialize;
use words::words;

/// No expiry is longer, however it is written.
const EXPIRY_ECHO: usize = 10;

/// What the card form is told of the one before it. The number is never repeated.
#[derive(Deserialize)]
struct Refused {
    #[serde(default)]
    problems: String,
    #[serde(default)]
    expires: String,
}

/// What was typed into the card form.
#[derive(Deserialize)]
struct EnteredCard {
    #[serde(default)]
    number: String,
    #[serde(default)]
    expires: String,
    #[serde(default)]
    security_code: String,
}

/// The answer to the bank's question.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    approved: bool,
}

/// `/sandbox/cards/…`, unless the provider's pages are elsewhere.
pub(super) fn router(portal: &Portal) -> Router<AppState> {
    if portal.provider.page_origin().is_some() {
        return Router::new();
    }
    Router::new()
        .route("/sandbox/cards/{id}", get(show).post(enter_card))
        .route("/sandbox/cards/{id}/authentication", post(authenticate))
        .route("/sandbox/cards/{id}/cancel", post(cancel))
}

/// The card form, the bank's question, or the way back to the portal.
async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(refused): Query<Refused>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    let words = words(visitor.language);
    let Ok(id) = id.parse() else {
        return trouble(&SandboxError::NotFound, &visitor);
    };
    let content = match sandbox::show(&state.portal, id).await {
        Ok(Step::EnterCard) => {
            let problems = refused
                .problems
                .split(',')
                .filter_map(CardProblem::from_code)
                .collect();
            card_form(
                id,
                &CardForm {
                    problems,
                    expires: refused.expires,
                },
                words,
            )
        }
        Ok(Step::Authenticate(card)) => authentication_form(id, &card, words),
        Ok(Step::Return(path)) => return Redirect::to(&path).into_response(),
        Err(error) => return trouble(&error, &visitor),
    };
    Html(document(visitor.language, content)).into_response()
}

/// Takes a card.
async fn enter_card(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
    Form(card): Form<EnteredCard>,
) -> Response {
    let Ok(id) = id.parse() else {
        return trouble(&SandboxError::NotFound, &visitor);
    };
    let EnteredCard {
        number,
        expires,
        security_code,
    } = &card;
    match sandbox::enter_card(&state.portal, id, number, expires, security_code).await {
        Err(SandboxError::Card(problems)) => {
            let codes: Vec<&str> = problems.iter().map(|problem| problem.code()).collect();
            let (codes, expires) = (codes.join(","), repeatable(expires));
            Redirect::to(&format!("{}?problems={codes}&expires={expires}", page(id)))
                .into_response()
        }
        step => go_on(id, step, &visitor),
    }
}

/// Takes the answer to the bank's question.
async fn authenticate(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
    Form(answer): Form<Answer>,
) -> Response {
    let Ok(id) = id.parse() else {
        return trouble(&SandboxError::NotFound, &visitor);
    };
    go_on(
        id,
        sandbox::authenticate(&state.portal, id, answer.approved).await,
        &visitor,
    )
}

/// Leaves without a card.
async fn cancel(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    let Ok(id) = id.parse() else {
        return trouble(&SandboxError::NotFound, &visitor);
    };
    go_on(id, sandbox::cancel(&state.portal, id).await, &visitor)
}

fn go_on(id: VerificationId, step: Result<Step, SandboxError>, visitor: &Visitor) -> Response {
    match step {
        Ok(Step::Return(path)) => Redirect::to(&path).into_response(),
        Ok(Step::EnterCard | Step::Authenticate(_)) => Redirect::to(&page(id)).into_response(),
        Err(error) => trouble(&error, visitor),
    }
}

fn page(id: VerificationId) -> String {
    format!("/sandbox/cards/{id}")
}

/// An expiry as an address can hold it.
fn repeatable(expires: &str) -> String {
    expires
        .trim()
        .chars()
        .map(|character| {
            if character.is_whitespace() {
                '+'
            } else {
                character
            }
        })
        .filter(|character| character.is_ascii_alphanumeric() || "/-.+".contains(*character))
        .take(EXPIRY_ECHO)
        .collect()
}

fn trouble(error: &SandboxError, visitor: &Visitor) -> Response {
    let words = words(visitor.language);
    let (status, text) = match error {
        SandboxError::NotFound => (StatusCode::NOT_FOUND, words.not_found),
        SandboxError::Card(_) => (StatusCode::UNPROCESSABLE_ENTITY, words.check),
        SandboxError::Store(error) => {
            tracing::error!(%error, "the sandbox's ledger");
            (StatusCode::SERVICE_UNAVAILABLE, words.try_again)
        }
    };
    (status, Html(document(visitor.language, message(text)))).into_response()
}
