//! A document's files: the PDF, what accounting programs read, and the QR code of its page.

use super::router::AppState;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use cps_backend::service::{DocumentFile, OpenedFile, ServiceError, SignedIn, open_document};
use cps_domain::{DocumentId, DocumentNumber};
use cps_web::request::Visitor;

/// The files, by the ends of their addresses.
const FILES: [(&str, DocumentFile); 4] = [
    ("pdf", DocumentFile::Pdf),
    ("factur-x.xml", DocumentFile::FacturX),
    ("ubl.xml", DocumentFile::Ubl),
    ("code.svg", DocumentFile::Code),
];

/// `/invoices/{id}/pdf` and its like: the member's own only.
pub(super) fn router() -> Router<AppState> {
    FILES
        .into_iter()
        .fold(Router::new(), |router, (end, file)| {
            let address = format!("/invoices/{{id}}/{end}");
            let open = move |state, visitor, id| open(state, visitor, id, file);
            router.route(&address, get(open))
        })
}

/// Whether this is the address of a document's file.
pub(super) fn is_file(path: &str) -> bool {
    let end = path
        .strip_prefix("/invoices/")
        .and_then(|rest| rest.split_once('/'))
        .map(|(_, end)| end);
    FILES.iter().any(|(name, _)| end == Some(name))
}

async fn open(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    file: DocumentFile,
) -> Response {
    let Some(SignedIn::Member(member, _)) = visitor.signed_in else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Ok(id) = id.parse::<DocumentId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match open_document(&state.portal, &member, id, file).await {
        Ok(OpenedFile { number, content }) => {
            let headers = [
                (CONTENT_TYPE, content_type(file).to_owned()),
                (CONTENT_DISPOSITION, disposition(file, number)),
            ];
            (headers, content).into_response()
        }
        Err(ServiceError::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a document's file could not be opened");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn content_type(file: DocumentFile) -> &'static str {
    match file {
        DocumentFile::Pdf => "application/pdf",
        DocumentFile::FacturX | DocumentFile::Ubl => "application/xml",
        DocumentFile::Code => "image/svg+xml",
    }
}

/// Under which name it is kept; the code stands on a page.
fn disposition(file: DocumentFile, number: DocumentNumber) -> String {
    match file {
        DocumentFile::Pdf => format!("attachment; filename=\"{number}.pdf\""),
        DocumentFile::FacturX => format!("attachment; filename=\"{number}-factur-x.xml\""),
        DocumentFile::Ubl => format!("attachment; filename=\"{number}-ubl.xml\""),
        DocumentFile::Code => "inline".to_owned(),
    }
}
