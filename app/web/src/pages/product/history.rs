use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::format_date;
use cps_domain::view::HistoryLine;
use leptos::prelude::*;

/// What happened to a product, latest first.
#[component]
pub(super) fn History(lines: Vec<HistoryLine>) -> impl IntoView {
    let locale = use_locale();
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|line| {
            let text = action_text(&line.action, locale)?;
            let date = format_date(line.on, language_of(locale));
            Some(view! {
                <li>
                    <time datetime=line.on.to_string()>{date}</time>
                    " "
                    <span>{text}</span>
                </li>
            })
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="history">
                <h2>{td_string!(locale, products.detail_history)}</h2>
                <ol>{lines}</ol>
            </section>
        }
    })
}

/// What an action means to the member; one that means nothing to them is left out.
fn action_text(action: &str, locale: Locale) -> Option<&'static str> {
    match action {
        "registered" => Some(td_string!(locale, products.detail_registered)),
        "migrated" => Some(td_string!(locale, products.detail_migrated)),
        "changed" => Some(td_string!(locale, products.detail_changed)),
        "completed" => Some(td_string!(locale, products.detail_completed)),
        _ => None,
    }
}
