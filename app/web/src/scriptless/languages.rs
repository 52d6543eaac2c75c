use cps_domain::Language;
use leptos::prelude::*;

/// The form that changes the language; its answer leads back to the page on which it stands.
pub(crate) fn languages(current: Language) -> AnyView {
    let language = |language: Language, short: &'static str, name: &'static str| {
        let current = (current == language).then_some("true");
        let code = language.code();
        view! {
            <button name="language" value=code lang=code title=name aria-current=current>
                {short}
            </button>
        }
    };
    view! {
        <form class="languages" method="post" action="/api/change_language">
            {language(Language::Spanish, "ES", "Español")}
            {language(Language::English, "EN", "English")}
        </form>
    }
    .into_any()
}
