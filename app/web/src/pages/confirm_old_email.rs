use crate::api::{ConfirmOldEmail, open_confirmation};
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, Page, Width, closed_link, loaded};
use crate::i18n::*;
use cps_domain::view::{LinkPage, LinkState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/apply/confirm`: the owner of an old account's address says that the application which names it is theirs.
#[component]
pub(crate) fn ConfirmOldEmailPage() -> impl IntoView {
    let query = use_query_map();
    let confirmed = Memo::new(move |_| query.with(|query| query.get_str("confirmed").is_some()));
    let confirm = Change::by::<ConfirmOldEmail>();
    let link = Resource::new(|| (), |()| open_confirmation());
    loaded(link, move |link, locale| match link.state {
        _ if confirmed.get() => confirmed_view(locale),
        LinkState::Open => question(link, confirm, locale),
        state => closed_link(state, "/apply", td_string!(locale, apply.again), locale),
    })
}

fn question(link: LinkPage, confirm: Change, locale: Locale) -> AnyView {
    let (email, company) = (
        link.email.unwrap_or_default(),
        link.company.unwrap_or_default(),
    );
    let text = td_string!(
        locale,
        apply.confirm_question,
        company = company,
        email = email
    );
    view! {
        <Page title=td_string!(locale, apply.confirm_title) width=Width::Narrow>
            <div class="head">
                <h1>{td_string!(locale, apply.confirm_title)}</h1>
            </div>
            <p>{text.to_string()}</p>
            <FormTrouble refusal=confirm.refusal() />
            <ChangeForm change=confirm class="actions">
                <button class="button act" disabled=confirm.pending()>
                    {td_string!(locale, apply.confirm)}
                </button>
            </ChangeForm>
            <p class="note">{td_string!(locale, apply.confirm_note)}</p>
        </Page>
    }
    .into_any()
}

fn confirmed_view(locale: Locale) -> AnyView {
    view! {
        <Page title=td_string!(locale, apply.confirmed_title) width=Width::Narrow>
            <section class="empty" role="status">
                <h1>{td_string!(locale, apply.confirmed_title)}</h1>
                <p>{td_string!(locale, apply.confirmed)}</p>
            </section>
        </Page>
    }
    .into_any()
}
