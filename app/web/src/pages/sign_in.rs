use crate::app::SessionActions;
use crate::components::{ChangeForm, FormTrouble, Outcome, Page, TextField, Width};
use crate::i18n::*;
use crate::language::use_locale;
use cps_domain::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/login`
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let sign_in = expect_context::<SessionActions>().sign_in;
    let refusal = sign_in.refusal();
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_default();
    move || {
        let next = next.clone();
        let locale = use_locale();
        view! {
            <Page title=td_string!(locale, sign_in.title) width=Width::Slim>
                <div class="head">
                    <h1>{td_string!(locale, sign_in.title)}</h1>
                </div>
                <Outcome outcomes=outcomes(locale) />
                <FormTrouble refusal />
                <ChangeForm change=sign_in class="form">
                    <input type="hidden" name="next" value=next />
                    <TextField
                        field=Field::Email
                        label=td_string!(locale, sign_in.email)
                        kind="email"
                        autocomplete="username"
                        required=true
                        refusal
                    />
                    <TextField
                        field=Field::Password
                        label=td_string!(locale, sign_in.password)
                        kind="password"
                        autocomplete="current-password"
                        required=true
                        refusal
                    >
                        <p>
                            <a href="/password/reset">{td_string!(locale, sign_in.forgotten)}</a>
                        </p>
                    </TextField>
                    <div class="actions">
                        <button class="button act">{td_string!(locale, sign_in.submit)}</button>
                    </div>
                </ChangeForm>
                <aside class="aside">
                    <h2>{td_string!(locale, sign_in.no_account)}</h2>
                    <p>
                        {td_string!(locale, sign_in.no_account_text)} " "
                        <a href="/apply">{td_string!(locale, sign_in.apply)}</a>
                    </p>
                </aside>
            </Page>
        }
    }
}

/// What may have led here.
fn outcomes(locale: Locale) -> Vec<(&'static str, &'static str, &'static str)> {
    vec![
        ("password", "set", td_string!(locale, sign_in.password_set)),
        (
            "account",
            "closed",
            td_string!(locale, sign_in.account_closed),
        ),
    ]
}
