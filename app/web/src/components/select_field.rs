use super::control::Control;
use super::field::given;
use crate::components::country_name;
use crate::i18n::*;
use crate::refusal::Refusal;
use cps_domain::{CountryCode, Field, Language};
use leptos::prelude::*;

/// What can be chosen: each choice's words and its code.
pub(crate) type Choices = Vec<(String, String)>;

/// A labelled list to choose from, with its hint and its message.
#[component]
pub(crate) fn SelectField(
    field: Field,
    label: &'static str,
    choices: Choices,
    refusal: Signal<Option<Refusal>>,
    /// The code of what is chosen at first.
    #[prop(optional, into)]
    chosen: String,
    /// The words of the choice that is none.
    #[prop(optional)]
    none: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] missing: bool,
) -> impl IntoView {
    let control = Control {
        label,
        hint,
        missing,
        ..Control::new(field, "", refusal)
    };
    let chosen = control.content(chosen);
    let option = move |(words, code): (String, String)| {
        let selected = chosen == code;
        // A language is named in itself.
        let lang = (field == Field::Language).then(|| code.clone());
        view! {
            <option value=code lang=lang selected=selected>
                {words}
            </option>
        }
    };
    let input = view! {
        <select
            id=control.id
            name=field.name()
            autocomplete=given(autocomplete)
            autofocus=control.autofocus()
            aria-describedby=control.described_by()
            aria-invalid=control.invalid()
        >
            {given(none).map(|none| view! { <option value="">{none}</option> })}
            {choices.into_iter().map(option).collect_view()}
        </select>
    };
    control.show(input.into_any(), None)
}

/// The countries, in the order of the member's language, not of their codes.
pub(crate) fn country_choices(locale: Locale, countries: Vec<CountryCode>) -> Choices {
    let mut choices: Choices = countries
        .into_iter()
        .map(|country| (country_name(locale, country), country.to_string()))
        .collect();
    choices.sort_unstable();
    choices
}

/// The languages of the portal.
pub(crate) fn language_choices() -> Choices {
    [Language::Spanish, Language::English]
        .map(|language| {
            let name = match language {
                Language::Spanish => "Español",
                Language::English => "English",
            };
            (name.to_string(), language.to_string())
        })
        .into()
}
