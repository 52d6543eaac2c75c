//! An entry of a list that staff work off: what it is, its facts, what can be done about it.

use crate::i18n::*;
use crate::language::language_of;
use crate::scriptless::moment;
use cps_domain::{Instant, Language};
use leptos::prelude::*;
use leptos_router::location::Url;

/// A term and its value.
pub(super) struct Fact {
    pub(super) term: &'static str,
    pub(super) value: AnyView,
}

impl Fact {
    pub(super) fn text(term: &'static str, text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self {
            term,
            value: text.into_any(),
        }
    }

    pub(super) fn moment(term: &'static str, instant: Instant, locale: Locale) -> Self {
        Self {
            term,
            value: moment(instant, language_of(locale)),
        }
    }
}

/// What an entry shows.
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) facts: Vec<Fact>,
    /// What somebody wrote; it keeps its lines.
    pub(super) words: Option<String>,
    /// The forms, or what became of it.
    pub(super) deeds: AnyView,
}

/// The entries, one below the other; on a wide screen what can be done stands at the right.
pub(super) fn entries(entries: Vec<Entry>) -> AnyView {
    view! { <ul class="frame entries">{entries.into_iter().map(entry).collect_view()}</ul> }
        .into_any()
}

fn entry(entry: Entry) -> AnyView {
    let fact = |Fact { term, value }: Fact| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let words = entry
        .words
        .map(|words| view! { <p class="words">{words}</p> });
    view! {
        <li>
            <div>
                <h2>{entry.title}</h2>
                <dl>{entry.facts.into_iter().map(fact).collect_view()}</dl>
                {words}
            </div>
            <div class="deeds">{entry.deeds}</div>
        </li>
    }
    .into_any()
}

/// A button that says to a screen reader what it is about.
pub(super) fn button(class: &'static str, name: &'static str, subject: &str) -> AnyView {
    let subject = format!(" {subject}");
    view! {
        <button class=class>{name} <span class="sr">{subject}</span></button>
    }
    .into_any()
}

/// Opens a mail to this address.
pub(super) fn mail_link(email: String, subject: Option<&str>) -> AnyView {
    let (local, domain) = email.split_once('@').unwrap_or((&email, ""));
    let mut address = format!("mailto:{}@{}", Url::escape(local), Url::escape(domain));
    if let Some(subject) = subject {
        address.push_str("?subject=");
        address.push_str(&Url::escape(subject));
    }
    view! { <a href=address>{email}</a> }.into_any()
}

/// The name of a language.
pub(super) fn language_name(language: Language, locale: Locale) -> &'static str {
    match language {
        Language::Spanish => td_string!(locale, staff.spanish),
        Language::English => td_string!(locale, staff.english),
    }
}
