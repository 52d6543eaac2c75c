use super::control::{Control, problem_id};
use crate::components::problem_text;
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::Refusal;
use cps_domain::Field;
use leptos::prelude::*;

/// Whether `field` was refused.
pub(crate) fn is_refused(refusal: Signal<Option<Refusal>>, field: Field) -> bool {
    refusal.with(|refusal| match refusal {
        Some(Refusal::Form(rejected)) => rejected.problem(field).is_some(),
        _ => false,
    })
}

/// What was typed into `name` when the form was refused without script.
pub(crate) fn typed(refusal: Signal<Option<Refusal>>, name: &str) -> Option<String> {
    refusal.with_untracked(|refusal| match refusal {
        Some(Refusal::Form(rejected)) => rejected.typed(name).map(str::to_string),
        _ => None,
    })
}

/// The message at a field.
#[component]
pub(crate) fn FieldProblemText(
    field: Field,
    refusal: Signal<Option<Refusal>>,
    /// The control's, if it is not called by its field's name.
    #[prop(optional)]
    id: &'static str,
) -> impl IntoView {
    let id = if id.is_empty() { field.name() } else { id };
    move || {
        let locale = use_locale();
        refusal.with(|refusal| match refusal {
            Some(Refusal::Form(rejected)) => rejected.problem(field).map(|problem| {
                let text = problem_text(locale, problem);
                view! { <p class="problem" id=problem_id(id)>{text}</p> }
            }),
            _ => None,
        })
    }
}

/// A labelled line of text with its hint and its message. The input is the browser's own: what is
/// typed before the WebAssembly has arrived stays.
#[component]
pub(crate) fn TextField(
    field: Field,
    label: &'static str,
    refusal: Signal<Option<Refusal>>,
    #[prop(optional)] id: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] list: &'static str,
    #[prop(optional)] min_length: usize,
    #[prop(optional)] max_length: usize,
    #[prop(optional, into)] latest: String,
    #[prop(optional)] required: bool,
    #[prop(optional)] missing: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let control = Control {
        label,
        hint,
        missing,
        ..Control::new(field, id, refusal)
    };
    let input = view! {
        <input
            id=control.id
            name=field.name()
            type=kind
            value=control.content(value)
            autocomplete=given(autocomplete)
            placeholder=given(placeholder)
            list=given(list)
            minlength=(min_length > 0).then_some(min_length)
            maxlength=(max_length > 0).then_some(max_length)
            max=given_string(latest)
            required=required
            autofocus=control.autofocus()
            aria-describedby=control.described_by()
            aria-invalid=control.invalid()
        />
    };
    control.show(input.into_any(), children)
}

/// Says that a detail is missing, beside its label.
#[component]
pub(crate) fn MissingMark() -> impl IntoView {
    view! { <span class="mark">{td_string!(use_locale(), products.missing_mark)}</span> }
}

/// The box that flags a detail as an estimate: an estimate is good enough (guide, step 2).
#[component]
pub(crate) fn EstimateBox(
    name: &'static str,
    checked: bool,
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let checked = typed(refusal, name).map_or(checked, |typed| typed == "true");
    view! {
        <label class="check">
            <input type="checkbox" name=name value="true" checked=checked />
            " "
            <span>{td_string!(use_locale(), products.estimate)}</span>
        </label>
    }
}

pub(super) fn given(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

fn given_string(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
