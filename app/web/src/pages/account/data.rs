use super::section;
use crate::i18n::*;
use leptos::prelude::*;

/// Everything that the portal holds of the member, to take away. A file, so the browser fetches it and not the router.
pub(super) fn data(locale: Locale) -> AnyView {
    let link = view! {
        <p>{td_string!(locale, account.data)}</p>
        <p class="actions">
            <a class="button" href="/account/data" rel="external" download="cps-account.json">
                {td_string!(locale, account.data_download)}
            </a>
        </p>
    };
    section(
        "data-title",
        td_string!(locale, account.data_title),
        link.into_any(),
    )
}
