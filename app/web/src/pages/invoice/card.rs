use super::Actions;
use crate::components::{ChangeForm, FormTrouble, card_name};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{CardPayment, ChargeTrouble};
use cps_domain::{DocumentId, format_date};
use leptos::prelude::*;

/// Which card is charged and when, what is the matter with it, and the two ways to pay at once.
pub(super) fn card(
    id: DocumentId,
    payment: &CardPayment,
    actions: Actions,
    locale: Locale,
) -> AnyView {
    view! {
        <p>{outlook(payment, locale)}</p>
        <FormTrouble refusal=actions.pay.refusal() />
        <FormTrouble refusal=actions.replace_card.refusal() />
        {(!payment.settling).then(|| ways(id, actions, locale))}
    }
    .into_any()
}

fn outlook(payment: &CardPayment, locale: Locale) -> String {
    let card = card_name(&payment.card);
    if payment.settling {
        return td_string!(locale, invoices.card_settling, card = card).to_string();
    }
    let date = payment
        .next_on
        .map(|date| format_date(date, language_of(locale)));
    let again = date
        .clone()
        .map(|date| td_string!(locale, invoices.card_again, date = date).to_string())
        .unwrap_or_default();
    match (payment.trouble, date) {
        (Some(ChargeTrouble::Declined), _) => {
            let what = td_string!(locale, invoices.card_declined, card = card).to_string();
            format!("{what} {again}")
        }
        (Some(ChargeTrouble::NeedsAuthentication), _) => {
            let what = td_string!(locale, invoices.card_unconfirmed, card = card).to_string();
            format!("{what} {again}")
        }
        (None, Some(date)) => {
            td_string!(locale, invoices.card_due, card = card, date = date).to_string()
        }
        (None, None) => card,
    }
}

fn ways(id: DocumentId, actions: Actions, locale: Locale) -> AnyView {
    let busy = move || actions.pay.pending().get().then_some("true");
    view! {
        <div class="actions">
            <ChangeForm change=actions.pay>
                <input type="hidden" name="id" value=id.to_string() />
                <button class="button act" aria-busy=busy>
                    {td_string!(locale, invoices.pay_now)}
                </button>
            </ChangeForm>
            <ChangeForm change=actions.replace_card>
                <input type="hidden" name="invoice" value=id.to_string() />
                <button class="button">{td_string!(locale, invoices.another_card)}</button>
            </ChangeForm>
        </div>
        <p class="note">{td_string!(locale, invoices.another_card_note)}</p>
    }
    .into_any()
}
