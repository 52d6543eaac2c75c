use crate::components::{Choices, SelectField, TextField, language_choices};
use crate::i18n::*;
use crate::language::language_of;
use crate::refusal::Refusal;
use cps_domain::{CompanyName, ContactName, EmailAddress, Field};
use leptos::prelude::*;

/// The longest VAT number is shorter by far, but people write it in groups.
const VAT_NUMBER_LENGTH: usize = 40;

/// Which business it is.
pub(super) fn business(
    countries: Choices,
    refusal: Signal<Option<Refusal>>,
    locale: Locale,
) -> AnyView {
    let fields = view! {
        <TextField
            field=Field::Company
            label=td_string!(locale, account.company)
            autocomplete="organization"
            max_length=CompanyName::MAX as usize
            required=true
            refusal
        />
        <SelectField
            field=Field::Country
            label=td_string!(locale, account.country)
            choices=countries
            none=td_string!(locale, products.form_choose_country)
            autocomplete="country"
            refusal
        />
        <TextField
            field=Field::VatNumber
            label=td_string!(locale, account.vat_number)
            hint=td_string!(locale, apply.vat_number_hint)
            autocomplete="off"
            max_length=VAT_NUMBER_LENGTH
            required=true
            refusal
        />
    };
    group(td_string!(locale, apply.business), fields.into_any())
}

/// With whom the portal is in touch.
pub(super) fn contact(refusal: Signal<Option<Refusal>>, locale: Locale) -> AnyView {
    let fields = view! {
        <TextField
            field=Field::Contact
            label=td_string!(locale, account.contact)
            hint=td_string!(locale, apply.contact_hint)
            autocomplete="name"
            max_length=ContactName::MAX as usize
            required=true
            refusal
        />
        <TextField
            field=Field::Email
            label=td_string!(locale, account.email)
            hint=td_string!(locale, apply.email_hint)
            kind="email"
            autocomplete="email"
            max_length=EmailAddress::MAX as usize
            required=true
            refusal
        />
        <SelectField
            field=Field::Language
            label=td_string!(locale, account.language)
            hint=td_string!(locale, account.language_hint)
            choices=language_choices()
            chosen=language_of(locale).to_string()
            refusal
        />
    };
    group(td_string!(locale, apply.reach), fields.into_any())
}

/// Who names an old account can migrate its products (guide, step 1).
pub(super) fn old_account(refusal: Signal<Option<Refusal>>, locale: Locale) -> AnyView {
    let field = view! {
        <TextField
            field=Field::OldEmail
            label=td_string!(locale, apply.old_email)
            hint=td_string!(locale, apply.old_email_hint)
            kind="email"
            autocomplete="off"
            max_length=EmailAddress::MAX as usize
            refusal
        />
    };
    group(td_string!(locale, apply.old_account), field.into_any())
}

fn group(legend: &'static str, fields: AnyView) -> AnyView {
    view! {
        <fieldset class="group part">
            <legend>{legend}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}
