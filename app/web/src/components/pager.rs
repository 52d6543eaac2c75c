use crate::i18n::*;
use leptos::prelude::*;

/// Goes through a long list page by page: from `first`, unless this is it, to `next`, if there is more. `what` says of what list.
pub(crate) fn pager(
    what: &'static str,
    first: String,
    next: Option<String>,
    is_first: bool,
    locale: Locale,
) -> Option<AnyView> {
    if next.is_none() && is_first {
        return None;
    }
    let link = |(address, name, rel): (String, &'static str, Option<&'static str>)| {
        view! {
            <a class="button" href=address rel=rel>
                {name}
            </a>
        }
    };
    let first = (!is_first).then(|| (first, td_string!(locale, products.first_page), None));
    let next = next.map(|next| (next, td_string!(locale, products.older), Some("next")));
    let view = view! {
        <nav class="pager" aria-label=what>
            {first.into_iter().chain(next).map(link).collect_view()}
        </nav>
    };
    Some(view.into_any())
}
