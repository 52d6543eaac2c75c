use super::section;
use crate::change::Change;
use crate::components::{
    ChangeForm, FormTrouble, SelectField, TextArea, TextField, language_choices,
};
use crate::i18n::*;
use cps_domain::view::AccountPage;
use cps_domain::{ContactName, Field, PostalAddress};
use leptos::prelude::*;

/// Contact, address for invoices and language, folded away until something is to be changed.
pub(super) fn contact(account: &AccountPage, change: Change, locale: Locale) -> AnyView {
    let refusal = change.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let (name, address) = (account.contact.clone(), account.address.clone());
    let language = account.language.to_string();
    let form = view! {
        <details class="edit" open=was_refused>
            <summary class="button">{td_string!(locale, account.contact_change)}</summary>
            <ChangeForm change=change class="form">
                <FormTrouble refusal />
                <TextField
                    field=Field::Contact
                    label=td_string!(locale, account.contact)
                    value=name
                    autocomplete="name"
                    max_length=ContactName::MAX as usize
                    required=true
                    refusal
                />
                <TextArea
                    field=Field::Address
                    label=td_string!(locale, account.address)
                    hint=td_string!(locale, account.address_hint)
                    value=address
                    autocomplete="street-address"
                    max_length=PostalAddress::MAX as usize
                    refusal
                />
                <SelectField
                    field=Field::Language
                    label=td_string!(locale, account.language)
                    hint=td_string!(locale, account.language_hint)
                    choices=language_choices()
                    chosen=language
                    refusal
                />
                <div class="actions">
                    <button class="button act">{td_string!(locale, account.save)}</button>
                </div>
            </ChangeForm>
        </details>
    };
    section(
        "contact-title",
        td_string!(locale, account.contact_title),
        form.into_any(),
    )
}
