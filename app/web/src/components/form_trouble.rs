use crate::components::problem_text;
use crate::i18n::*;
use crate::language::use_locale;
use crate::refusal::{Refusal, Rejected};
use cps_domain::Field;
use leptos::prelude::*;

/// Stands above a form and says what is the matter with it as a whole.
#[component]
pub(crate) fn FormTrouble(refusal: Signal<Option<Refusal>>) -> impl IntoView {
    move || {
        let locale = use_locale();
        refusal.get().map(|refusal| {
            let text = match &refusal {
                Refusal::Form(rejected) => rejected_text(locale, rejected),
                Refusal::SignedOut => td_string!(locale, problems.signed_out).to_string(),
                Refusal::NotFound => td_string!(locale, problems.not_found).to_string(),
                Refusal::Busy => td_string!(locale, problems.busy).to_string(),
                Refusal::Unreachable => td_string!(locale, problems.unreachable).to_string(),
                Refusal::Failed => td_string!(locale, problems.failed).to_string(),
            };
            view! {
                <div class="notice problem" role="alert">
                    <p>{text}</p>
                </div>
            }
        })
    }
}

fn rejected_text(locale: Locale, rejected: &Rejected) -> String {
    match (rejected.problem(Field::Form), rejected.problems.len()) {
        (Some(problem), _) => problem_text(locale, problem),
        (None, 1) => td_string!(locale, problems.one_field).to_string(),
        (None, count) => {
            td_string!(locale, problems.some_fields, count = count.to_string()).to_string()
        }
    }
}
