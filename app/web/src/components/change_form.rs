use crate::change::Change;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A form that asks for a change. With script nothing reloads; without, the browser sends it by itself.
#[component]
pub(crate) fn ChangeForm(
    change: Change,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let ask = move |event: SubmitEvent| {
        if let Some(form) = content(&event) {
            event.prevent_default();
            change.ask(form);
        }
    };
    view! {
        <form
            class=(!class.is_empty()).then_some(class)
            action=change.path()
            method="post"
            novalidate=true
            on:submit=ask
        >
            {children()}
        </form>
    }
}

/// What stands in the form, as a browser would send it. If it can't be read, the browser sends it.
#[cfg(feature = "hydrate")]
fn content(event: &SubmitEvent) -> Option<String> {
    let data = leptos::form::form_data_from_event(event).ok()?;
    let pairs = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    pairs.to_string().as_string()
}

#[cfg(not(feature = "hydrate"))]
fn content(_: &SubmitEvent) -> Option<String> {
    None
}
