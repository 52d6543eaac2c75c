use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble};
use crate::i18n::*;
use crate::language::use_locale;
use cps_domain::ProductId;
use leptos::prelude::*;

/// Removes a product, once the member has said so twice.
#[component]
pub(super) fn Removal(id: ProductId, model: String, remove: Change) -> impl IntoView {
    let locale = use_locale();
    let refusal = remove.refusal();
    let was_refused = refusal.with_untracked(Option::is_some);
    let question = td_string!(locale, products.detail_remove_question, model = model).to_string();
    view! {
        <details class="remove" open=was_refused>
            <summary class="button danger">{td_string!(locale, products.detail_remove)}</summary>
            <div class="confirm">
                <FormTrouble refusal />
                <p>
                    <strong>{question}</strong>
                    " "
                    {td_string!(locale, products.detail_remove_text)}
                </p>
                <ChangeForm change=remove class="actions">
                    <input type="hidden" name="id" value=id.to_string() />
                    <button class="button danger">
                        {td_string!(locale, products.detail_remove_confirm)}
                    </button>
                </ChangeForm>
            </div>
        </details>
    }
}
