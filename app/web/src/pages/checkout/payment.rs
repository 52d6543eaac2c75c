use super::refused::WayOn;
use crate::change::Change;
use crate::components::{ChangeForm, FieldProblemText, FormTrouble, typed};
use crate::i18n::*;
use cps_domain::{CheckoutKey, Field, LevelCode, PaymentMethod};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// "Please select payment option". The server opens the dialog, so it works without script; with
/// script it becomes a modal one, which keeps the focus and closes by Escape.
#[component]
pub(super) fn PaymentDialog(
    key: CheckoutKey,
    level: LevelCode,
    check_out: Change,
    locale: Locale,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            dialog.close();
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        }
    });
    let review = format!("/checkout?level={}&draft={key}", level.code());
    let closed = {
        let (navigate, review) = (use_navigate(), review.clone());
        move |_| {
            // Becoming modal closes it too, for a moment.
            if dialog.get_untracked().is_some_and(|dialog| !dialog.open()) {
                navigate(&review, NavigateOptions::default());
            }
        }
    };
    let refusal = check_out.refusal();
    view! {
        <dialog
            class="dialog"
            aria-labelledby="payment-title"
            open=true
            node_ref=dialog
            on:close=closed
        >
            <ChangeForm change=check_out>
                <input type="hidden" name="key" value=key.to_string() />
                <h2 id="payment-title">{td_string!(locale, checkout.payment_title)}</h2>
                <FormTrouble refusal />
                <WayOn refusal locale />
                <Methods check_out locale />
                <div class="actions end">
                    <a class="button" href=review>
                        {td_string!(locale, checkout.cancel)}
                    </a>
                    <button
                        class="button act"
                        aria-busy=move || check_out.pending().get().then_some("true")
                    >
                        {td_string!(locale, checkout.check_out)}
                    </button>
                </div>
            </ChangeForm>
        </dialog>
    }
}

#[component]
fn Methods(check_out: Change, locale: Locale) -> impl IntoView {
    let field = Field::PaymentMethod;
    let refusal = check_out.refusal();
    let chosen = typed(refusal, field.name())
        .and_then(|typed| typed.parse().ok())
        .unwrap_or(PaymentMethod::Card);
    let option = move |method: PaymentMethod, name: &'static str, detail: AnyView| {
        let is_chosen = chosen == method;
        view! {
            <label class="option">
                <input
                    type="radio"
                    name=field.name()
                    value=method.code()
                    checked=is_chosen
                    autofocus=is_chosen
                />
                " "
                <span class="body">
                    <strong>{name}</strong>
                    {detail}
                </span>
            </label>
        }
    };
    let card = view! {
        <span class="sr">" - "</span>
        <span class="detail">{td_string!(locale, checkout.card_note)}</span>
    };
    let transfer = view! {
        " "
        <span class="detail">{td_string!(locale, checkout.transfer_note)}</span>
    };
    view! {
        <fieldset class="options">
            <legend class="sr">{td_string!(locale, checkout.payment_title)}</legend>
            {option(PaymentMethod::Card, td_string!(locale, checkout.card), card.into_any())}
            {option(
                PaymentMethod::Transfer,
                td_string!(locale, checkout.transfer),
                transfer.into_any(),
            )}
            <FieldProblemText field refusal />
        </fieldset>
    }
}
