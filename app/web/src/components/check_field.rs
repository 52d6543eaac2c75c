use super::control::Control;
use crate::components::FieldProblemText;
use crate::i18n::*;
use crate::refusal::Refusal;
use cps_domain::Field;
use leptos::prelude::*;

/// A box to tick, the words beside it, and its message.
#[component]
pub(crate) fn CheckField(
    field: Field,
    refusal: Signal<Option<Refusal>>,
    #[prop(optional)] checked: bool,
    children: Children,
) -> impl IntoView {
    let control = Control::new(field, "", refusal);
    let checked = control.content(checked.to_string()) == "true";
    view! {
        <div class="field">
            <label class="check">
                <input
                    type="checkbox"
                    name=field.name()
                    value="true"
                    checked=checked
                    aria-describedby=control.described_by()
                    aria-invalid=control.invalid()
                />
                " "
                <span>{children()}</span>
            </label>
            <FieldProblemText field refusal />
        </div>
    }
}

/// A link to what is accepted. It opens in a tab of its own, so that nothing typed here is lost.
pub(crate) fn paper_link(href: &'static str, words: &'static str, locale: Locale) -> AnyView {
    view! {
        <a href=href target="_blank">
            {words}
            <span class="sr">" " {td_string!(locale, checkout.new_tab)}</span>
        </a>
    }
    .into_any()
}
