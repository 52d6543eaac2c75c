use super::field::{MissingMark, is_refused, problem_id, typed};
use crate::components::{FieldProblemText, country_name};
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::Refusal;
use cps_domain::{CountryCode, Field};
use leptos::prelude::*;

/// The country in which a product was bought, chosen from those that take part.
#[component]
pub(crate) fn CountryField(
    countries: Vec<CountryCode>,
    chosen: Option<CountryCode>,
    missing: bool,
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let locale = use_locale();
    let field = Field::PurchaseCountry;
    let name = field.name();
    let chosen = typed(refusal, name).or(chosen.map(|country| country.to_string()));
    // Their order is that of the member's language, not that of the codes.
    let mut options: Vec<(String, String)> = countries
        .into_iter()
        .map(|country| (country_name(locale, country), country.to_string()))
        .collect();
    options.sort_unstable();
    let hint_id = format!("{name}-hint");
    let described_by = {
        let hint_id = hint_id.clone();
        move || match is_refused(refusal, field) {
            true => format!("{hint_id} {}", problem_id(field)),
            false => hint_id.clone(),
        }
    };
    let option = move |(text, code): (String, String)| {
        let selected = chosen.as_ref() == Some(&code);
        view! {
            <option value=code selected=selected>
                {text}
            </option>
        }
    };
    view! {
        <div class="field" class:missing=missing>
            <label for=name>
                {td_string!(locale, products.form_purchase_country)}
                {missing.then(|| view! { " " <MissingMark /> })}
            </label>
            <p class="hint" id=hint_id>{td_string!(locale, products.form_purchase_country_hint)}</p>
            <select
                id=name
                name=name
                aria-describedby=described_by
                aria-invalid=move || is_refused(refusal, field).then_some("true")
            >
                <option value="">{td_string!(locale, products.form_choose_country)}</option>
                {options.into_iter().map(option).collect_view()}
            </select>
            <FieldProblemText field refusal />
        </div>
    }
}
