//! The mailbox of a demonstration: what would have been sent, to read and to follow links from. It exists only with `--demo`, and
//! then everybody may look: a demonstration holds nobody's data.

mod document;
mod folder;
mod linked;
mod words;

use super::router::AppState;
use axum::Router;
use axum::extract::{Extension, Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use cps_domain::MailId;
use cps_web::request::Visitor;
use document::{Paper, letter, letters, nothing};
use folder::Mail;
use std::path::PathBuf;

/// A mail's HTML is looked at as a mail program shows it: it loads nothing and runs nothing.
const HTML_POLICY: [(HeaderName, &str); 1] = [(
    CONTENT_SECURITY_POLICY,
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
     frame-ancestors 'none'",
)];

/// What comes with a mail is a PDF of ours; the browser is not to make anything else of it.
const ENCLOSED: [(HeaderName, &str); 2] = [
    (CONTENT_TYPE, "application/pdf"),
    (CONTENT_DISPOSITION, "attachment"),
];

/// Its addresses, if there is a folder to show.
pub(super) fn router(folder: Option<&PathBuf>) -> Router<AppState> {
    match folder {
        Some(_) => Router::new()
            .route("/dev/mail", get(list))
            .route("/dev/mail/{id}", get(show))
            .route("/dev/mail/{id}/html", get(show_html))
            .route("/dev/mail/{id}/enclosed", get(download)),
        None => Router::new(),
    }
}

async fn list(State(state): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    let paper = Paper::new(&state, &visitor);
    let Some(folder) = &state.dev_mail else {
        return nothing_there(paper);
    };
    match folder::all(folder).await {
        Ok(mails) => Html(letters(paper, mails)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the mail folder could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    let paper = Paper::new(&state, &visitor);
    match find(&state, &id).await {
        Some(mail) => Html(letter(paper, mail)).into_response(),
        None => nothing_there(paper),
    }
}

async fn show_html(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    match find(&state, &id).await.and_then(|mail| mail.html) {
        Some(html) => (HTML_POLICY, Html(html)).into_response(),
        None => nothing_there(Paper::new(&state, &visitor)),
    }
}

/// The file that came with a mail, as a mail program saves it.
async fn download(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    match find(&state, &id).await.and_then(|mail| mail.enclosed) {
        Some(file) => (ENCLOSED, file.bytes).into_response(),
        None => nothing_there(Paper::new(&state, &visitor)),
    }
}

/// Only what is a mail's id becomes part of a file's name.
async fn find(state: &AppState, id: &str) -> Option<Mail> {
    let id: MailId = id.parse().ok()?;
    folder::one(state.dev_mail.as_ref()?, id).await
}

fn nothing_there(paper: Paper<'_>) -> Response {
    (StatusCode::NOT_FOUND, Html(nothing(paper))).into_response()
}
