//! The language of the page: the server decides (account, cookie, browser), the browser reads it
//! from `<html lang>` and may switch it.

use crate::i18n::Locale;
use cps_domain::Language;
use leptos::prelude::*;

/// The name of the cookie that remembers the language before anybody signs in.
pub const LANGUAGE_COOKIE: &str = "language";

/// The locale files of a language.
pub fn locale_of(language: Language) -> Locale {
    match language {
        Language::Spanish => Locale::es,
        Language::English => Locale::en,
    }
}

/// The language of a locale.
pub fn language_of(locale: Locale) -> Language {
    match locale {
        Locale::es => Language::Spanish,
        Locale::en => Language::English,
    }
}

#[derive(Clone, Copy)]
struct PageLanguage(RwSignal<Language>);

/// Provides the language to every component below.
pub fn provide_language() {
    provide_context(PageLanguage(RwSignal::new(initial_language())));
}

/// The language now; a view that calls this is drawn again when it changes.
pub fn use_language() -> Language {
    use_context::<PageLanguage>().map_or(Language::English, |PageLanguage(signal)| signal.get())
}

/// The locale now; a view that calls this is drawn again when it changes.
pub fn use_locale() -> Locale {
    locale_of(use_language())
}

/// Shows the page in another language, from now on.
pub fn switch_language(language: Language) {
    if let Some(PageLanguage(signal)) = use_context::<PageLanguage>() {
        signal.set(language);
    }
    #[cfg(feature = "hydrate")]
    if let Some(html) = document().document_element() {
        // A page whose `lang` could not be set is still readable.
        html.set_attribute("lang", language.code())
            .unwrap_or_default();
    }
}

#[cfg(feature = "ssr")]
fn initial_language() -> Language {
    crate::request::language()
}

#[cfg(not(feature = "ssr"))]
fn initial_language() -> Language {
    document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|code| code.parse().ok())
        .unwrap_or(Language::English)
}
