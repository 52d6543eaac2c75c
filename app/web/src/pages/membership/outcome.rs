use crate::components::CheckIcon;
use crate::i18n::*;
use crate::language::use_locale;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What was just done, as the address says it after a form was sent.
#[component]
pub(super) fn Outcome(had_number: bool) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let happened = move |name: &str| query.with(|query| query.get(name).is_some());
    move || {
        // A later form on the same page was refused without script.
        if happened("__err") {
            return None;
        }
        let text = if happened("welcome") {
            welcome(had_number, locale)
        } else if happened("renewal") {
            td_string!(locale, membership.renewal_changed).into_any()
        } else if happened("next") {
            td_string!(locale, membership.next_level_chosen).into_any()
        } else if happened("upgraded") {
            td_string!(locale, membership.upgraded).into_any()
        } else if happened("canceled") {
            td_string!(locale, membership.canceled).into_any()
        } else {
            return None;
        };
        Some(view! {
            <div class="notice good" role="status">
                <CheckIcon />
                <p>{text}</p>
            </div>
        })
    }
}

/// "You can use your CPS subscription immediately", and what comes next (guide, step 4).
fn welcome(had_number: bool, locale: Locale) -> AnyView {
    let changed = had_number.then(|| td_string!(locale, membership.number_changed));
    view! {
        <strong>{td_string!(locale, membership.welcome)}</strong>
        " "
        {td_string!(locale, membership.welcome_text)}
        " "
        {changed}
    }
    .into_any()
}
