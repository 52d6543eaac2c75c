mod fields;

use crate::api::{Apply, open_application};
use crate::change::Change;
use crate::components::{
    ChangeForm, CheckField, FormTrouble, Page, Width, country_choices, loaded, paper_link,
};
use crate::i18n::*;
use crate::refusal::Refusal;
use cps_domain::{Field, view};
use fields::{business, contact, old_account};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/apply`: the request for a business account (guide, before step 1).
#[component]
pub(crate) fn ApplyPage() -> impl IntoView {
    let query = use_query_map();
    let sent = Memo::new(move |_| query.with(|query| query.get_str("sent").is_some()));
    let apply = Change::by::<Apply>();
    let application = Resource::new(|| (), |()| open_application());
    loaded(application, move |page, locale| match sent.get() {
        true => sent_view(locale),
        false => form_view(page, apply, locale),
    })
}

fn form_view(page: view::ApplyPage, apply: Change, locale: Locale) -> AnyView {
    let refusal = apply.refusal();
    let countries = country_choices(locale, page.countries);
    view! {
        <Page title=td_string!(locale, apply.title) width=Width::Narrow>
            <div class="head">
                <h1>{td_string!(locale, apply.title)}</h1>
            </div>
            <p class="lead">{td_string!(locale, sign_in.no_account_text)}</p>
            <FormTrouble refusal />
            <ChangeForm change=apply class="form">
                {business(countries, refusal, locale)} {contact(refusal, locale)}
                {old_account(refusal, locale)} {consent(refusal, locale)}
                <div class="actions">
                    <button class="button act" disabled=apply.pending()>
                        {td_string!(locale, apply.submit)}
                    </button>
                </div>
            </ChangeForm>
            <aside class="aside">
                <h2>{td_string!(locale, apply.next)}</h2>
                {steps(locale)}
                <p>
                    {td_string!(locale, apply.member)} " "
                    <a href="/login">{td_string!(locale, portal.sign_in)}</a>
                </p>
            </aside>
        </Page>
    }
    .into_any()
}

fn consent(refusal: Signal<Option<Refusal>>, locale: Locale) -> AnyView {
    view! {
        <div>
            <CheckField field=Field::Terms refusal>
                {td_string!(locale, apply.accept_terms)}
                " "
                {paper_link("/terms", td_string!(locale, portal.terms), locale)}
            </CheckField>
            <CheckField field=Field::Privacy refusal>
                {td_string!(locale, apply.accept_privacy)}
                " "
                {paper_link("/privacy", td_string!(locale, apply.privacy), locale)}
            </CheckField>
        </div>
    }
    .into_any()
}

/// In place of the form: the same words whoever applied.
fn sent_view(locale: Locale) -> AnyView {
    view! {
        <Page title=td_string!(locale, apply.sent_title) width=Width::Narrow>
            <section class="empty" role="status">
                <h1>{td_string!(locale, apply.sent_title)}</h1>
                <p>{td_string!(locale, apply.sent)}</p>
            </section>
            <aside class="aside">
                <h2>{td_string!(locale, apply.next)}</h2>
                {steps(locale)}
                <p>{td_string!(locale, password.no_mail)}</p>
            </aside>
        </Page>
    }
    .into_any()
}

fn steps(locale: Locale) -> AnyView {
    let steps = [
        td_string!(locale, apply.step_decision),
        td_string!(locale, apply.step_password),
        td_string!(locale, apply.step_products),
    ];
    view! { <ol class="steps">{steps.map(|step| view! { <li>{step}</li> }).into_iter().collect_view()}</ol> }
    .into_any()
}
