use super::field::{FieldProblemText, MissingMark, is_refused, typed};
use crate::refusal::Refusal;
use cps_domain::Field;
use leptos::prelude::*;

/// What every control of a form has: its name above it, its hint, its message below.
#[derive(Clone, Copy)]
pub(super) struct Control {
    pub(super) field: Field,
    /// By which its label, its hint and its message find it.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    /// Whether it says that it is missing.
    pub(super) missing: bool,
    pub(super) refusal: Signal<Option<Refusal>>,
}

impl Control {
    /// A control called by its field's name. On a page with two of that name, one is given an `id` of its own.
    pub(super) fn new(field: Field, id: &'static str, refusal: Signal<Option<Refusal>>) -> Self {
        Self {
            field,
            id: if id.is_empty() { field.name() } else { id },
            label: "",
            hint: "",
            missing: false,
            refusal,
        }
    }

    /// What stands in it at first: what was typed when the form was refused without script, or `value`.
    pub(super) fn content(self, value: String) -> String {
        typed(self.refusal, self.field.name()).unwrap_or(value)
    }

    /// The ids of the texts that explain it.
    pub(super) fn described_by(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let hint = (!self.hint.is_empty()).then(|| hint_id(self.id));
            let problem = is_refused(self.refusal, self.field).then(|| problem_id(self.id));
            let ids: Vec<String> = hint.into_iter().chain(problem).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// Whether what stands in it was refused, as `aria-invalid` says it.
    pub(super) fn invalid(self) -> Signal<Option<&'static str>> {
        Signal::derive(move || is_refused(self.refusal, self.field).then_some("true"))
    }

    /// Whether the page begins here: at the first control that was refused without script.
    pub(super) fn autofocus(self) -> bool {
        untrack(|| is_refused(self.refusal, self.field))
    }

    /// The control with everything around it, and what else stands below.
    pub(super) fn show(self, input: AnyView, below: Option<Children>) -> AnyView {
        let hint = (!self.hint.is_empty()).then_some(self.hint);
        let (field, id, refusal) = (self.field, self.id, self.refusal);
        view! {
            <div class="field" class:missing=self.missing>
                <label for=id>{self.label} {self.missing.then(|| view! { " " <MissingMark /> })}</label>
                {hint.map(|hint| view! { <p class="hint" id=hint_id(id)>{hint}</p> })}
                {input}
                <FieldProblemText field refusal id />
                {below.map(|below| below())}
            </div>
        }
        .into_any()
    }
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

/// The id of the message at the control `id`.
pub(super) fn problem_id(id: &str) -> String {
    format!("{id}-problem")
}
