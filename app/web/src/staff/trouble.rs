use super::Desk;
use crate::i18n::*;
use crate::refusal::Refusal;
use leptos::prelude::*;

/// Says why there is nothing else to see.
pub fn trouble(desk: Desk<'_>, refusal: &Refusal) -> String {
    let locale = desk.locale();
    let (title, text) = match refusal {
        Refusal::NotFound => (
            td_string!(locale, problems.not_found_title),
            td_string!(locale, problems.not_found),
        ),
        Refusal::Busy => (
            td_string!(locale, problems.busy_title),
            td_string!(locale, problems.busy),
        ),
        _ => (
            td_string!(locale, problems.failed_title),
            td_string!(locale, staff.failed),
        ),
    };
    let content = view! {
        <section class="empty" role="alert">
            <h1>{title}</h1>
            <p>{text}</p>
        </section>
    };
    desk.document(None, title, content.into_any())
}
