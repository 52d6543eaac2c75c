use super::section;
use crate::change::Change;
use crate::components::{ChangeForm, CheckField, FormTrouble, TextField, UserName};
use crate::i18n::*;
use cps_domain::Field;
use leptos::prelude::*;

/// The end of the account, once the member has said so with the password and a tick.
pub(super) fn closing(email: String, subscribed: bool, close: Change, locale: Locale) -> AnyView {
    let refusal = close.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let form = view! {
        <details class="edit" open=was_refused>
            <summary class="button danger">{td_string!(locale, account.close)}</summary>
            <ChangeForm change=close class="form confirm">
                <FormTrouble refusal />
                {consequences(subscribed, locale)}
                <UserName email />
                <TextField
                    field=Field::Password
                    label=td_string!(locale, account.password_current)
                    id="closing_password"
                    kind="password"
                    autocomplete="current-password"
                    required=true
                    refusal
                />
                <CheckField field=Field::Confirmed refusal>
                    {td_string!(locale, account.close_confirm)}
                </CheckField>
                <div class="actions">
                    <button class="button danger" disabled=close.pending()>
                        {td_string!(locale, account.close_submit)}
                    </button>
                </div>
            </ChangeForm>
        </details>
    };
    section(
        "closing-title",
        td_string!(locale, account.close_title),
        form.into_any(),
    )
}

/// What is erased, and what stays.
fn consequences(subscribed: bool, locale: Locale) -> AnyView {
    let lines = [
        Some(td_string!(locale, account.close_erased)),
        subscribed.then(|| td_string!(locale, account.close_subscription)),
        Some(td_string!(locale, account.close_invoices)),
    ];
    let lines = lines.into_iter().flatten();
    view! { <ul class="bullets">{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
        .into_any()
}
