use leptos::prelude::*;

/// The green check; the words beside it say what it means.
#[component]
pub(crate) fn CheckIcon() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m3 8.5 3.5 3.5L13 5" />
        </svg>
    }
}
