use crate::components::{Page, Width};
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Shows what `resource` brings. While it's on its way the page is a sketch of itself; when it
/// can't be had, the page says what happened and what to do.
pub(crate) fn loaded<T>(
    resource: Resource<Result<T, Refusal>>,
    show: impl Fn(T, Locale) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Transition fallback=Waiting>
            {move || {
                let locale = use_locale();
                resource
                    .get()
                    .map(|found| match found {
                        Ok(page) => show(page, locale),
                        Err(refusal) => view! { <Trouble refusal /> }.into_any(),
                    })
            }}
        </Transition>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="page">
            <p class="sr" role="status">{move || td_string!(use_locale(), portal.loading)}</p>
            <div class="loading" aria-hidden="true">
                <div class="skeleton panel"></div>
                <div class="skeleton line"></div>
                <div class="skeleton line"></div>
                <div class="skeleton line"></div>
            </div>
        </div>
    }
}

/// A whole page that says why there is nothing else to see.
#[component]
pub(crate) fn Trouble(refusal: Refusal) -> impl IntoView {
    let locale = use_locale();
    let (title, text) = match refusal {
        Refusal::NotFound => (
            td_string!(locale, problems.not_found_title),
            td_string!(locale, problems.not_found),
        ),
        Refusal::SignedOut => (
            td_string!(locale, problems.signed_out_title),
            td_string!(locale, problems.signed_out),
        ),
        Refusal::Busy => (
            td_string!(locale, problems.busy_title),
            td_string!(locale, problems.busy),
        ),
        Refusal::Unreachable => (
            td_string!(locale, problems.unreachable_title),
            td_string!(locale, problems.unreachable),
        ),
        Refusal::Form(_) | Refusal::Failed => (
            td_string!(locale, problems.failed_title),
            td_string!(locale, problems.failed),
        ),
    };
    let (href, link) = if refusal == Refusal::SignedOut {
        ("/login", td_string!(locale, portal.sign_in))
    } else {
        ("/products", td_string!(locale, products.title))
    };
    view! {
        <Page title width=Width::Narrow>
            <section class="empty" role="alert">
                <h1>{title}</h1>
                <p>{text}</p>
                <p class="actions">
                    <a class="button act" href=href>{link}</a>
                    " "
                    <a class="button" href="/support">{td_string!(locale, portal.support)}</a>
                </p>
            </section>
        </Page>
    }
}
