use crate::components::{CheckField, FieldProblemText, is_refused, paper_link, typed};
use crate::i18n::*;
use crate::refusal::Refusal;
use cps_domain::{Field, PurchaseOrder, Renewal};
use leptos::prelude::*;

/// The subscription type: a real choice, which can be changed later.
#[component]
pub(super) fn RenewalRow(
    renewal: Renewal,
    refusal: Signal<Option<Refusal>>,
    locale: Locale,
) -> impl IntoView {
    let renewal = typed(refusal, "renewal")
        .and_then(|typed| typed.parse().ok())
        .unwrap_or(renewal);
    let choice = move |value: Renewal, name: &'static str, note: &'static str| {
        view! {
            <label class="option">
                <input type="radio" name="renewal" value=value.code() checked=renewal == value />
                " "
                <span class="body">
                    <strong>{name}</strong>
                    " "
                    <span class="detail">{note}</span>
                </span>
            </label>
        }
    };
    view! {
        <div class="row">
            <dt>{td_string!(locale, checkout.renewal)}</dt>
            <dd>
                <fieldset class="options">
                    <legend class="sr">{td_string!(locale, checkout.renewal)}</legend>
                    {choice(
                        Renewal::Automatic,
                        td_string!(locale, checkout.automatic),
                        td_string!(locale, checkout.automatic_note),
                    )}
                    {choice(
                        Renewal::EndsAtTerm,
                        td_string!(locale, checkout.ends_at_term),
                        td_string!(locale, checkout.ends_at_term_note),
                    )}
                </fieldset>
            </dd>
        </div>
    }
}

/// The number under which the member's own books expect the invoice.
#[component]
pub(super) fn OrderRow(
    order: String,
    refusal: Signal<Option<Refusal>>,
    locale: Locale,
) -> impl IntoView {
    let field = Field::PurchaseOrder;
    let order = typed(refusal, field.name()).unwrap_or(order);
    let described_by = move || {
        if is_refused(refusal, field) {
            "purchase_order-hint purchase_order-problem"
        } else {
            "purchase_order-hint"
        }
    };
    view! {
        <div class="row">
            <dt>
                <label for="purchase_order">{td_string!(locale, checkout.purchase_order)}</label>
            </dt>
            <dd>
                <div class="field">
                    <input
                        id="purchase_order"
                        name=field.name()
                        type="text"
                        value=order
                        placeholder="eg-0123456789"
                        maxlength=PurchaseOrder::MAX.to_string()
                        autocomplete="off"
                        aria-describedby=described_by
                        aria-invalid=move || is_refused(refusal, field).then_some("true")
                    />
                    <p class="hint" id="purchase_order-hint">
                        {td_string!(locale, checkout.purchase_order_hint)}
                    </p>
                    <FieldProblemText field refusal />
                </div>
            </dd>
        </div>
    }
}

/// Nothing is bought before the terms are accepted.
#[component]
pub(super) fn Terms(
    accepted: bool,
    refusal: Signal<Option<Refusal>>,
    locale: Locale,
) -> impl IntoView {
    view! {
        <CheckField field=Field::Terms checked=accepted refusal>
            {td_string!(locale, checkout.accept)}
            " "
            {paper_link("/terms", td_string!(locale, checkout.terms), locale)}
        </CheckField>
    }
}
