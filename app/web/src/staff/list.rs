//! What staff's lists have in common.

use crate::i18n::*;
use leptos::prelude::*;
use leptos_router::location::Url;

/// Says what has just been done.
pub(super) fn notice(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! {
        <p class="notice good" role="status">
            {text}
        </p>
    }
    .into_any()
}

/// Says that somebody else was faster.
pub(super) fn forestalled(text: &'static str) -> AnyView {
    view! {
        <p class="notice" role="status">
            {text}
        </p>
    }
    .into_any()
}

/// Chooses what is listed. Of each choice: its address, its name, whether it is chosen.
pub(super) fn choices<const COUNT: usize>(
    choices: [(&'static str, &'static str, bool); COUNT],
    locale: Locale,
) -> AnyView {
    let link = |(address, name, chosen): (&'static str, &'static str, bool)| {
        view! {
            <a href=address aria-current=chosen.then_some("true")>
                {name}
            </a>
        }
    };
    view! {
        <nav class="filters" aria-label=td_string!(locale, staff.show)>
            {choices.map(link).into_iter().collect_view()}
        </nav>
    }
    .into_any()
}

/// What stands where nothing is listed; behind the first page the list may have become shorter meanwhile.
pub(super) fn empty(
    title: &'static str,
    text: &'static str,
    is_first: bool,
    locale: Locale,
) -> AnyView {
    let (title, text) = match is_first {
        true => (title, text),
        false => (
            td_string!(locale, staff.no_more_title),
            td_string!(locale, staff.no_more_text),
        ),
    };
    view! {
        <section class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
        </section>
    }
    .into_any()
}

/// By key, so that a page costs the same however far down it is.
pub(super) fn pager(
    first: String,
    next_page: Option<&String>,
    is_first: bool,
    locale: Locale,
) -> Option<AnyView> {
    if next_page.is_none() && is_first {
        return None;
    }
    let next = next_page.map(|cursor| {
        let joint = if first.contains('?') { '&' } else { '?' };
        format!("{first}{joint}after={}", Url::escape(cursor))
    });
    let first = (!is_first).then_some(first);
    let view = view! {
        <nav class="pager" aria-label=td_string!(locale, staff.pages)>
            {first
                .map(|first| {
                    view! {
                        <a class="button" href=first>
                            {td_string!(locale, staff.first_page)}
                        </a>
                    }
                })}
            {next
                .map(|next| {
                    view! {
                        <a class="button" href=next rel="next">
                            {td_string!(locale, staff.next_page)}
                        </a>
                    }
                })}
        </nav>
    };
    Some(view.into_any())
}
