use super::document;
use crate::i18n::*;
use crate::language::locale_of;
use cps_domain::Language;
use leptos::prelude::*;

/// Asks whoever came at a bad moment to come again. A form that was `posted` is sent again when this page is loaded anew.
pub fn busy(language: Language, options: &LeptosOptions, posted: bool) -> String {
    let locale = locale_of(language);
    let title = td_string!(locale, problems.busy_title);
    let text = match posted {
        true => td_string!(locale, problems.busy_form),
        false => td_string!(locale, problems.busy),
    };
    let body = view! {
        <header class="bar">
            <div class="inner">
                <a class="brand" href="/">
                    <b>"CPS"</b>
                </a>
            </div>
        </header>
        <main>
            <div class="page narrow">
                <section class="empty" role="alert">
                    <h1>{title}</h1>
                    <p>{text}</p>
                </section>
            </div>
        </main>
    };
    document(language, options, title, body.into_any())
}
