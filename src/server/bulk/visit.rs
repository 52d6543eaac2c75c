use crate::server::router::AppState;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use cps_backend::portal::Portal;
use cps_backend::service::{Member, ServiceError, SignedIn};
use cps_domain::Language;
use cps_domain::view::Viewer;
use cps_web::bulk::{Paper, trouble};
use cps_web::request::{Visitor, refuse, status_of};
use leptos::config::LeptosOptions;

/// A member who asks, and what their pages are made with.
pub(super) struct Visit {
    pub(super) portal: Portal,
    pub(super) member: Member,
    pub(super) language: Language,
    viewer: Viewer,
    leptos: LeptosOptions,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = StatusCode;

    /// The access layer lets nobody else come so far.
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, StatusCode> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let visitor = visitor.ok_or(StatusCode::UNAUTHORIZED)?;
        let Some(SignedIn::Member(member, viewer)) = visitor.signed_in else {
            return Err(StatusCode::UNAUTHORIZED);
        };
        Ok(Self {
            portal: state.portal.clone(),
            member,
            viewer,
            language: visitor.language,
            leptos: state.leptos.clone(),
        })
    }
}

impl Visit {
    pub(super) fn paper(&self) -> Paper<'_> {
        Paper {
            viewer: &self.viewer,
            language: self.language,
            options: &self.leptos,
        }
    }

    /// A page that says why there is nothing else to see.
    pub(super) fn trouble(&self, error: ServiceError) -> Response {
        let refusal = refuse(error);
        (status_of(&refusal), Html(trouble(self.paper(), &refusal))).into_response()
    }
}
