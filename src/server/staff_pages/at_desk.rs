use crate::server::router::AppState;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use cps_backend::portal::Portal;
use cps_backend::service::{ServiceError, SignedIn, Staff};
use cps_domain::Language;
use cps_domain::view::Viewer;
use cps_web::request::{Visitor, refuse, status_of};
use cps_web::staff::{Desk, trouble};
use leptos::config::LeptosOptions;

/// A member of staff who asks, and what their pages are made with.
pub(super) struct AtDesk {
    pub(super) portal: Portal,
    pub(super) staff: Staff,
    viewer: Viewer,
    language: Language,
    leptos: LeptosOptions,
}

impl FromRequestParts<AppState> for AtDesk {
    type Rejection = StatusCode;

    /// To everybody else there is nothing here.
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, StatusCode> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let visitor = visitor.ok_or(StatusCode::NOT_FOUND)?;
        let Some(SignedIn::Staff(staff, viewer)) = visitor.signed_in else {
            return Err(StatusCode::NOT_FOUND);
        };
        Ok(Self {
            portal: state.portal.clone(),
            staff,
            viewer,
            language: visitor.language,
            leptos: state.leptos.clone(),
        })
    }
}

impl AtDesk {
    pub(super) fn desk(&self) -> Desk<'_> {
        Desk {
            viewer: &self.viewer,
            language: self.language,
            options: &self.leptos,
        }
    }

    /// A page that says why there is nothing else to see.
    pub(super) fn trouble(&self, error: ServiceError) -> Response {
        let refusal = refuse(error);
        (status_of(&refusal), Html(trouble(self.desk(), &refusal))).into_response()
    }

    /// Leads back to `list`, which says what became of the change: `done`, or that somebody else was faster.
    pub(super) fn back(
        &self,
        change: Result<(), ServiceError>,
        list: &str,
        done: &str,
    ) -> Response {
        let done = match change {
            Ok(()) => done,
            Err(ServiceError::NotFound) => "gone",
            Err(error) => return self.trouble(error),
        };
        let joint = if list.contains('?') { '&' } else { '?' };
        Redirect::to(&format!("{list}{joint}done={done}")).into_response()
    }
}
