use crate::api::{ChangeLanguage, show_account};
use crate::app::SessionActions;
use crate::components::{FormTrouble, Page, Width, country_name, loaded, refusal_of};
use crate::i18n::*;
use crate::language::{language_of, switch_language};
use cps_domain::{Language, format_date, format_number, view};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// `/account`: what the portal knows about the business.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let change = ServerAction::<ChangeLanguage>::new();
    Effect::new(move |_| {
        if let Some(Ok(language)) = change.value().get() {
            switch_language(language);
        }
    });
    let account = Resource::new(|| (), |()| show_account());
    loaded(account, move |account, locale| {
        account_view(account, change, locale)
    })
}

fn account_view(
    account: view::AccountPage,
    change: ServerAction<ChangeLanguage>,
    locale: Locale,
) -> AnyView {
    view! {
        <Page title=td_string!(locale, account.title) width=Width::Narrow>
            <div class="head">
                <h1>{td_string!(locale, account.title)}</h1>
            </div>
            {facts(account, locale)}
            <p class="note">
                {td_string!(locale, account.changed)} " "
                <a href="/support">{td_string!(locale, account.support)}</a>
            </p>
            <LanguageForm change locale />
            <SignOutForm locale />
        </Page>
    }
    .into_any()
}

fn facts(account: view::AccountPage, locale: Locale) -> impl IntoView {
    let language = language_of(locale);
    let row = |term: &'static str, value: String| {
        view! {
            <div class="row">
                <dt>{term}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let number = account.member_number.map(|number| number.to_string());
    view! {
        <dl class="facts">
            {row(td_string!(locale, account.company), account.company)}
            {row(td_string!(locale, account.vat_number), account.vat_number)}
            {row(td_string!(locale, account.country), country_name(locale, account.country))}
            {row(td_string!(locale, account.contact), account.contact)}
            {row(td_string!(locale, account.email), account.email)}
            {number.map(|number| row(td_string!(locale, account.member_number), number))}
            {account
                .old_member_number
                .map(|number| row(td_string!(locale, account.old_member_number), number))}
            {row(
                td_string!(locale, account.points),
                format_number(i64::from(account.points.0), language),
            )}
            {row(td_string!(locale, account.created_on), format_date(account.created_on, language))}
        </dl>
    }
}

#[component]
fn LanguageForm(change: ServerAction<ChangeLanguage>, locale: Locale) -> impl IntoView {
    let chosen = language_of(locale);
    let option = move |language: Language, name: &'static str| {
        view! {
            <option value=language.code() lang=language.code() selected=chosen == language>
                {name}
            </option>
        }
    };
    view! {
        <section class="section" aria-labelledby="language-title">
            <h2 id="language-title">{td_string!(locale, account.language)}</h2>
            <FormTrouble refusal=refusal_of(change) />
            <ActionForm action=change attr:class="form" attr:novalidate=true>
                <div class="field">
                    <label for="language">{td_string!(locale, account.language_label)}</label>
                    <select id="language" name="language">
                        {option(Language::Spanish, "Español")}
                        {option(Language::English, "English")}
                    </select>
                </div>
                <div class="actions">
                    <button class="button">{td_string!(locale, account.save)}</button>
                </div>
            </ActionForm>
        </section>
    }
}

#[component]
fn SignOutForm(locale: Locale) -> impl IntoView {
    let sign_out = expect_context::<SessionActions>().sign_out;
    view! {
        <section class="section" aria-labelledby="session-title">
            <h2 id="session-title">{td_string!(locale, account.session)}</h2>
            <ActionForm action=sign_out attr:class="actions">
                <button class="button">{td_string!(locale, portal.sign_out)}</button>
            </ActionForm>
        </section>
    }
}
