use crate::change::Change;
use crate::components::{ChangeForm, DetailFields, country_name};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::{
    Date, Detail, ProductDetails, ProductId, SerialNumber, format_date, format_month,
};
use leptos::prelude::*;

/// The form of a product that doesn't count yet: what is missing comes first.
#[component]
pub(super) fn CompletionForm(id: ProductId, fields: DetailFields, change: Change) -> impl IntoView {
    let locale = use_locale();
    let missing = fields.known.missing();
    let present: Vec<Detail> = Detail::ALL
        .into_iter()
        .filter(|detail| !missing.contains(detail))
        .collect();
    let known = (!present.is_empty()).then(|| {
        view! {
            <fieldset class="group">
                <legend>{td_string!(locale, products.detail_present)}</legend>
                {fields.show(locale, &present)}
            </fieldset>
        }
    });
    view! {
        <ChangeForm change=change class="form">
            <input type="hidden" name="id" value=id.to_string() />
            <fieldset class="group todo">
                <legend>{td_string!(locale, products.detail_missing)}</legend>
                {fields.show(locale, &missing)}
            </fieldset>
            {known}
            <Save />
        </ChangeForm>
    }
}

/// The form of a product that counts, folded away until something is to be corrected.
#[component]
pub(super) fn CorrectionForm(id: ProductId, fields: DetailFields, change: Change) -> impl IntoView {
    let locale = use_locale();
    let was_refused = fields.refusal.with_untracked(Option::is_some);
    view! {
        <details class="edit" open=was_refused>
            <summary class="button">{td_string!(locale, products.detail_edit)}</summary>
            <ChangeForm change=change class="form">
                <input type="hidden" name="id" value=id.to_string() />
                {fields.show(locale, &Detail::ALL)}
                <Save />
            </ChangeForm>
        </details>
    }
}

#[component]
fn Save() -> impl IntoView {
    view! {
        <div class="actions">
            <button class="button act">{td_string!(use_locale(), products.form_save)}</button>
        </div>
    }
}

/// The details of a product that counts.
#[component]
pub(super) fn Facts(details: ProductDetails) -> impl IntoView {
    let locale = use_locale();
    let serial = details.serial_number.as_ref().map(SerialNumber::grouped);
    let date = details
        .purchase_date
        .map(|date| day(date, details.purchase_date_estimated, locale));
    let country = details
        .purchase_country
        .map(|country| country_name(locale, country));
    let dealer = details.dealer.map(|dealer| dealer.to_string());
    view! {
        <dl class="facts">
            <div class="row">
                <dt>{td_string!(locale, products.column_serial)}</dt>
                <dd class="serial">{serial}</dd>
            </div>
            <div class="row">
                <dt>{td_string!(locale, products.form_purchase_date)}</dt>
                <dd>{date} {estimate_tag(details.purchase_date_estimated, locale)}</dd>
            </div>
            <div class="row">
                <dt>{td_string!(locale, products.form_purchase_country)}</dt>
                <dd>{country}</dd>
            </div>
            <div class="row">
                <dt>{td_string!(locale, products.column_dealer)}</dt>
                <dd>{dealer} {estimate_tag(details.dealer_estimated, locale)}</dd>
            </div>
        </dl>
    }
}

/// Of an estimate, the month is as much as one should believe.
fn day(date: Date, is_estimate: bool, locale: Locale) -> String {
    match is_estimate {
        true => format_month(date, language_of(locale)),
        false => format_date(date, language_of(locale)),
    }
}

fn estimate_tag(is_estimate: bool, locale: Locale) -> Option<impl IntoView> {
    is_estimate.then(|| {
        view! {
            " "
            <span class="tag">{td_string!(locale, products.estimated)}</span>
        }
    })
}
