use crate::i18n::*;
use crate::language::use_locale;
use leptos::prelude::*;

/// The links at the foot of every page.
#[component]
pub(crate) fn Foot() -> impl IntoView {
    move || foot(use_locale())
}

/// The same in one language.
pub(crate) fn foot(locale: Locale) -> AnyView {
    view! {
        <footer class="foot">
            <nav class="inner" aria-label=td_string!(locale, portal.foot)>
                <a href="/faq">{td_string!(locale, portal.faq)}</a>
                <a href="/support">{td_string!(locale, portal.support)}</a>
                <a href="/terms">{td_string!(locale, portal.terms)}</a>
                <a href="/privacy">{td_string!(locale, portal.privacy)}</a>
                <span>"Canon Professional Services"</span>
            </nav>
        </footer>
    }
    .into_any()
}
