use super::TextField;
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::Refusal;
use cps_domain::{Field, PASSWORD_MAX, PASSWORD_MIN};
use leptos::prelude::*;

/// The password to have from now on. Password managers must know whose it is, so the user's address stands before it, unseen.
#[component]
pub(crate) fn NewPasswordField(email: String, refusal: Signal<Option<Refusal>>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <UserName email />
        <TextField
            field=Field::NewPassword
            label=td_string!(locale, password.new_password)
            hint=td_string!(locale, password.hint)
            kind="password"
            autocomplete="new-password"
            min_length=PASSWORD_MIN as usize
            max_length=PASSWORD_MAX as usize
            required=true
            refusal
        />
    }
}

/// Whose password is asked for: for password managers alone, so it has no name and is not sent.
#[component]
pub(crate) fn UserName(email: String) -> impl IntoView {
    view! { <input type="text" value=email autocomplete="username" readonly=true hidden=true /> }
}
