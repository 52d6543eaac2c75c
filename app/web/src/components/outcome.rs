use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What was just done, as the address says it after a form was sent: each name and value with its words.
#[component]
pub(crate) fn Outcome(outcomes: Vec<(&'static str, &'static str, &'static str)>) -> impl IntoView {
    let query = use_query_map();
    move || {
        query.with(|query| {
            // A later form on the same page was refused without script.
            let was_refused = query.get_str("__err").is_some();
            let done = outcomes
                .iter()
                .find(|(name, value, _)| query.get_str(name) == Some(value))
                .filter(|_| !was_refused);
            done.map(|(_, _, text)| view! { <p class="notice good" role="status">{*text}</p> })
        })
    }
}
