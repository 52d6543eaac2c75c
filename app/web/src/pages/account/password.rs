use super::section;
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, NewPasswordField, TextField};
use crate::i18n::*;
use cps_domain::Field;
use leptos::prelude::*;

/// A new password, by the current one.
pub(super) fn password(email: String, change: Change, locale: Locale) -> AnyView {
    let refusal = change.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let form = view! {
        <details class="edit" open=was_refused>
            <summary class="button">{td_string!(locale, account.password_change)}</summary>
            <ChangeForm change=change class="form">
                <FormTrouble refusal />
                <TextField
                    field=Field::Password
                    label=td_string!(locale, account.password_current)
                    id="current_password"
                    kind="password"
                    autocomplete="current-password"
                    required=true
                    refusal
                />
                <NewPasswordField email refusal />
                <p class="note">{td_string!(locale, account.password_note)}</p>
                <div class="actions">
                    <button class="button act">{td_string!(locale, account.save)}</button>
                    <a class="button" href="/password/reset">
                        {td_string!(locale, sign_in.forgotten)}
                    </a>
                </div>
            </ChangeForm>
        </details>
    };
    section(
        "password-title",
        td_string!(locale, sign_in.password),
        form.into_any(),
    )
}
