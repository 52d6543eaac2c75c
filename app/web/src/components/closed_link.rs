use crate::components::{Page, Width};
use crate::i18n::*;
use cps_domain::view::LinkState;
use leptos::prelude::*;

/// In place of what a link from a mail leads to: why it can't be used, and the way on.
pub(crate) fn closed_link(
    state: LinkState,
    href: &'static str,
    way_on: &'static str,
    locale: Locale,
) -> AnyView {
    let (title, text) = match state {
        LinkState::Open | LinkState::Unknown => (
            td_string!(locale, password.unknown_title),
            td_string!(locale, password.unknown),
        ),
        LinkState::Expired => (
            td_string!(locale, password.expired_title),
            td_string!(locale, password.expired),
        ),
        LinkState::Used => (
            td_string!(locale, password.used_title),
            td_string!(locale, password.used),
        ),
    };
    view! {
        <Page title width=Width::Narrow>
            <section class="empty">
                <h1>{title}</h1>
                <p>{text}</p>
                <p class="actions">
                    <a class="button act" href=href>
                        {way_on}
                    </a>
                    " "
                    <a class="button" href="/support?topic=account">
                        {td_string!(locale, portal.support)}
                    </a>
                </p>
            </section>
        </Page>
    }
    .into_any()
}
