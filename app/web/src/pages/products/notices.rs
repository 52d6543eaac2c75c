use crate::i18n::*;
use crate::language::{use_language, use_locale};
use cps_domain::{LevelCode, Points, SerialNumber, format_number};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What was just done, as the address says it after a form was sent.
#[component]
pub(super) fn Outcome() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map();
    let count = move |name: &str| query.with(|query| query.get(name)?.parse::<u32>().ok());
    let happened = move |name: &str| query.with(|query| query.get(name).is_some());
    let text = move || {
        if let Some(moved) = count("migrated") {
            Some(migrated_text(
                locale,
                moved,
                &serials(query.with(|query| query.get("taken"))),
            ))
        } else if happened("registered") {
            Some(td_string!(locale, products.registered).to_string())
        } else if happened("changed") {
            Some(td_string!(locale, products.changed).to_string())
        } else if happened("removed") {
            Some(td_string!(locale, products.removed).to_string())
        } else {
            None
        }
    };
    move || text().map(|text| view! { <p class="notice good" role="status">{text}</p> })
}

/// The serial numbers in an address; anything else in it is passed over.
fn serials(listed: Option<String>) -> Vec<String> {
    let listed = listed.unwrap_or_default();
    let serials = listed
        .split(',')
        .filter_map(|text| SerialNumber::parse(text).ok());
    serials.map(|serial| serial.grouped()).collect()
}

fn migrated_text(locale: Locale, moved: u32, taken: &[String]) -> String {
    let mut text = match moved {
        1 => td_string!(locale, products.migrated_one).to_string(),
        _ => td_string!(locale, products.migrated_some, count = moved.to_string()).to_string(),
    };
    if !taken.is_empty() {
        text.push(' ');
        text += &td_string!(locale, products.skipped, serials = taken.join(", ")).to_string();
    }
    text
}

/// How many products wait for details, and what completing them brings (guide, step 2).
#[component]
pub(super) fn WaitingNotice(count: u32, points: Points, level: Option<LevelCode>) -> impl IntoView {
    let locale = use_locale();
    let points = format_number(i64::from(points.0), use_language());
    let waiting = match count {
        0 => return None,
        1 => td_string!(locale, products.waiting_one).to_string(),
        _ => td_string!(locale, products.waiting_some, count = count.to_string()).to_string(),
    };
    let brings = match level {
        Some(level) => td_string!(
            locale,
            products.waiting_level,
            points = points,
            level = level.name()
        )
        .to_string(),
        None => td_string!(locale, products.waiting_brings, points = points).to_string(),
    };
    Some(view! {
        <p class="notice">
            <span class="dot" aria-hidden="true"></span>
            <span>
                <strong>{waiting}</strong>
                " "
                {brings}
                " "
                <a href="/products?state=incomplete">{td_string!(locale, products.which)}</a>
            </span>
        </p>
    })
}
