use super::Paper;
use crate::i18n::*;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Says why there is nothing else to see.
pub fn trouble(paper: Paper<'_>, refusal: &Refusal) -> String {
    let locale = paper.locale();
    let (title, text) = match refusal {
        Refusal::NotFound => (
            td_string!(locale, bulk.gone_title),
            td_string!(locale, bulk.gone_text),
        ),
        Refusal::Busy => (
            td_string!(locale, problems.busy_title),
            td_string!(locale, problems.busy),
        ),
        _ => (
            td_string!(locale, problems.failed_title),
            td_string!(locale, problems.failed),
        ),
    };
    let content = view! {
        <section class="empty" role="alert">
            <h1>{title}</h1>
            <p>{text}</p>
            <p class="actions">
                <a class="button act" href="/products">
                    {td_string!(locale, products.title)}
                </a>
                " "
                <a class="button" href="/products/load">
                    {td_string!(locale, bulk.again)}
                </a>
            </p>
        </section>
    };
    paper.document(title, true, content.into_any())
}
