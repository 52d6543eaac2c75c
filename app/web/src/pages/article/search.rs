use crate::i18n::*;
use leptos::ev::{Event, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::location::Url;

/// The most characters that are searched for.
const LONGEST: usize = 100;

const PAGE: &str = "/faq";

/// What the address asks for.
pub(super) fn asked() -> impl Fn() -> String + Copy {
    let query = use_query_map();
    move || query.with(|query| query.get("q")).unwrap_or_default()
}

/// The field above the questions. Without script it loads the page with what was typed; with script
/// `typed` follows every letter, and the address follows when the field is left or Enter is
/// pressed, so that going back and sharing the page find the same.
#[component]
pub(super) fn SearchForm(typed: RwSignal<String>, locale: Locale) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let initial = typed.get_untracked();
    follow(field, typed);
    view! {
        <form
            class="search wide"
            role="search"
            method="get"
            action=PAGE
            on:submit=|event: SubmitEvent| event.prevent_default()
        >
            <label class="sr" for="q">
                {td_string!(locale, faq.search_label)}
            </label>
            <input
                id="q"
                name="q"
                type="search"
                value=initial
                maxlength=LONGEST
                autocomplete="off"
                placeholder=td_string!(locale, faq.search_hint)
                node_ref=field
                on:input=move |event| typed.set(event_target_value(&event))
                on:change=remember()
            />
            <button class="button">{td_string!(locale, faq.search)}</button>
        </form>
    }
}

/// What was typed before the WebAssembly had arrived counts, and so does an address that changes
/// while the page stands.
fn follow(field: NodeRef<Input>, typed: RwSignal<String>) {
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            typed.set(field.value());
        }
    });
    let asked = asked();
    Effect::new(move |before: Option<String>| {
        let now = asked();
        if before.is_some_and(|before| before != now)
            && let Some(field) = field.get_untracked()
            && field.value() != now
        {
            field.set_value(&now);
            typed.set(now.clone());
        }
        now
    });
}

/// Puts what was typed into the address. Not letter by letter: browsers stop a page that writes its
/// address too often.
fn remember() -> impl Fn(Event) {
    let (navigate, path) = (use_navigate(), use_location().pathname);
    move |event| {
        let typed = event_target_value(&event);
        let address = match typed.trim() {
            "" => PAGE.to_string(),
            words => format!("{PAGE}?q={}", Url::escape(words)),
        };
        // A field can also change because its page is being left.
        if path.with_untracked(|path| path == PAGE) {
            let options = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&address, options);
        }
    }
}
