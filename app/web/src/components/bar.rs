use crate::api::ChangeLanguage;
use crate::app::SessionActions;
use crate::change::Change;
use crate::components::ChangeForm;
use crate::i18n::*;
use crate::language::{switch_language, use_language, use_locale};
use crate::refusal::Refusal;
use cps_domain::Language;
use cps_domain::view::{Role, Viewer};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The black bar on top: the brand, the tabs of a member, the language, who is signed in.
#[component]
pub(crate) fn Bar(viewer: Resource<Result<Option<Viewer>, Refusal>>) -> impl IntoView {
    let signed_in = move || viewer.get().and_then(Result::ok).flatten();
    view! {
        <header class="bar">
            <div class="inner">
                <a class="brand" href="/">
                    <b>"CPS"</b>
                    " "
                    <span>"Canon Professional Services"</span>
                </a>
                <Transition>
                    {move || signed_in().filter(|viewer| viewer.role == Role::Member).map(|_| view! { <Tabs /> })}
                </Transition>
                <div class="who">
                    <LanguageSwitch />
                    <Transition>{move || signed_in().map(|viewer| view! { <Who viewer /> })}</Transition>
                </div>
            </div>
        </header>
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let path = use_location().pathname;
    let current = move |prefixes: &'static [&'static str]| {
        path.with(|path| prefixes.iter().any(|prefix| path.starts_with(prefix)))
            .then_some("page")
    };
    move || tabs(use_locale(), current)
}

/// The tabs in one language. `current` says of a tab's addresses whether the page is under one of them.
pub(crate) fn tabs<Current>(locale: Locale, current: Current) -> AnyView
where
    Current: Fn(&'static [&'static str]) -> Option<&'static str> + Copy + Send + 'static,
{
    view! {
        <nav class="tabs" aria-label=td_string!(locale, portal.sections)>
            <a href="/products" aria-current=move || current(&["/products"])>
                {td_string!(locale, products.title)}
            </a>
            <a href="/membership" aria-current=move || current(&["/membership", "/checkout"])>
                {td_string!(locale, membership.tab)}
            </a>
            <a href="/invoices" aria-current=move || current(&["/invoices"])>
                {td_string!(locale, invoices.title)}
            </a>
            <a href="/faq" aria-current=move || current(&["/faq", "/support"])>
                {td_string!(locale, portal.help)}
            </a>
        </nav>
    }
    .into_any()
}

#[component]
fn Who(viewer: Viewer) -> impl IntoView {
    let sign_out = expect_context::<SessionActions>().sign_out;
    let place = match viewer.role {
        Role::Member => "/account",
        Role::Staff => "/staff/accounts",
    };
    let external = (viewer.role == Role::Staff).then_some("external");
    view! {
        <a class="company" href=place rel=external>{viewer.company}</a>
        <ChangeForm change=sign_out>
            <button>{move || td_string!(use_locale(), portal.sign_out)}</button>
        </ChangeForm>
    }
}

/// Switches at once; the server remembers, for the account too.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let change = Change::by::<ChangeLanguage>();
    Effect::new(move |_| {
        if let Some(language) = change.answer() {
            switch_language(language);
        }
    });
    let current = move |language| (use_language() == language).then_some("true");
    view! {
        <ChangeForm change=change class="languages">
            <button
                name="language"
                value="es"
                lang="es"
                title="Español"
                aria-current=move || current(Language::Spanish)
            >
                "ES"
            </button>
            <button
                name="language"
                value="en"
                lang="en"
                title="English"
                aria-current=move || current(Language::English)
            >
                "EN"
            </button>
        </ChangeForm>
    }
}
