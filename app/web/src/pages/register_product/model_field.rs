use crate::components::{TextField, list_with_or};
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::Refusal;
use cps_domain::{Field, Problem};
use leptos::prelude::*;

/// So many models are named to somebody whose text named none.
const MOST_SIMILAR: usize = 5;

/// The model, found by typing a part of its name: the browser's own list needs no script and
/// answers to the keyboard.
#[component]
pub(super) fn ModelField(models: Vec<String>, refusal: Signal<Option<Refusal>>) -> impl IntoView {
    let locale = use_locale();
    let options: Vec<_> = models
        .iter()
        .map(|name| view! { <option value=name.clone()></option> })
        .collect();
    let similar = move || {
        let typed = refusal.with(unknown_model)?;
        let names = similar_models(&models, &typed);
        (!names.is_empty()).then(|| list_with_or(locale, &names))
    };
    view! {
        <TextField
            field=Field::Model
            label=td_string!(locale, products.form_model)
            hint=td_string!(locale, products.form_model_hint)
            autocomplete="off"
            list="models"
            required=true
            refusal
        >
            {move || {
                similar()
                    .map(|models| {
                        let text = td_string!(locale, products.form_model_similar, models = models);
                        view! { <p class="hint">{text.to_string()}</p> }
                    })
            }}
        </TextField>
        <datalist id="models">{options}</datalist>
    }
}

/// What was typed, if the catalogue has no such model.
fn unknown_model(refusal: &Option<Refusal>) -> Option<String> {
    match refusal {
        Some(Refusal::Form(rejected)) => {
            let is_unknown = rejected.problem(Field::Model) == Some(&Problem::UnknownModel);
            rejected
                .typed(Field::Model.name())
                .filter(|_| is_unknown)
                .map(str::to_lowercase)
        }
        _ => None,
    }
}

/// The models that have most of the typed words in their names.
fn similar_models<'a>(models: &'a [String], typed: &str) -> Vec<&'a str> {
    let matches = |model: &&String| {
        let model = model.to_lowercase();
        typed
            .split_whitespace()
            .filter(|word| model.contains(word))
            .count()
    };
    let most = models
        .iter()
        .map(|model| matches(&model))
        .max()
        .unwrap_or_default();
    models
        .iter()
        .filter(|model| most > 0 && matches(model) == most)
        .map(String::as_str)
        .take(MOST_SIMILAR)
        .collect()
}
