use crate::components::Trouble;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Every address that is none.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    move || view! { <Trouble refusal=Refusal::NotFound /> }
}
