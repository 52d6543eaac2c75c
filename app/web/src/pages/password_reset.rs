use crate::api::RequestPasswordReset;
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, Page, TextField, Width};
use crate::i18n::*;
use crate::language::use_locale;
use cps_domain::{EmailAddress, Field};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/password/reset`: asks for a link to set a new password (guide: "Puedes restablecer tu contraseña en cualquier momento").
#[component]
pub(crate) fn PasswordResetPage() -> impl IntoView {
    let query = use_query_map();
    let sent = Memo::new(move |_| query.with(|query| query.get_str("sent").is_some()));
    let request = Change::by::<RequestPasswordReset>();
    move || match sent.get() {
        true => sent_view(use_locale()),
        false => form_view(request, use_locale()),
    }
}

fn form_view(request: Change, locale: Locale) -> AnyView {
    let refusal = request.refusal();
    view! {
        <Page title=td_string!(locale, password.reset_title) width=Width::Slim>
            <div class="head">
                <h1>{td_string!(locale, password.reset_title)}</h1>
            </div>
            <p class="lead">{td_string!(locale, password.reset_lead)}</p>
            <FormTrouble refusal />
            <ChangeForm change=request class="form">
                <TextField
                    field=Field::Email
                    label=td_string!(locale, account.email)
                    kind="email"
                    autocomplete="username"
                    max_length=EmailAddress::MAX as usize
                    required=true
                    refusal
                />
                <div class="actions">
                    <button class="button act" disabled=request.pending()>
                        {td_string!(locale, password.reset)}
                    </button>
                    <a class="button" href="/login">
                        {td_string!(locale, portal.sign_in)}
                    </a>
                </div>
            </ChangeForm>
        </Page>
    }
    .into_any()
}

/// The same words whether the address has an account or not.
fn sent_view(locale: Locale) -> AnyView {
    view! {
        <Page title=td_string!(locale, password.sent_title) width=Width::Narrow>
            <section class="empty" role="status">
                <h1>{td_string!(locale, password.sent_title)}</h1>
                <p>{td_string!(locale, password.sent)}</p>
                <p class="note">{td_string!(locale, password.no_mail)}</p>
            </section>
        </Page>
    }
    .into_any()
}
