use super::Actions;
use super::card::card;
use super::transfer::transfer;
use crate::components::standing;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{DocumentLink, InvoicePage, InvoiceStanding, Movement, MovementKind};
use cps_domain::{format_date, format_money_exact};
use leptos::prelude::*;

/// Where the invoice stands, how to pay what is open, and what was paid so far; of a credit note, what it takes back.
pub(super) fn paying(invoice: &InvoicePage, actions: Actions, locale: Locale) -> AnyView {
    if let Some(corrected) = &invoice.corrects {
        return link(td_string!(locale, invoices.corrects), corrected);
    }
    let how = match (&invoice.card, &invoice.transfer) {
        (Some(payment), _) => Some(card(invoice.id, payment, actions, locale)),
        (None, Some(details)) => Some(transfer(invoice, details, locale)),
        (None, None) => None,
    };
    let credited = invoice
        .corrected_by
        .iter()
        .map(|document| link(td_string!(locale, invoices.corrected_by), document));
    view! {
        <section class="paying screen" aria-labelledby="paying">
            <div class="title">
                <h2 id="paying">{td_string!(locale, invoices.payment)}</h2>
                {standing(invoice.standing, locale)}
            </div>
            {credited.collect_view()}
            {open(invoice, locale).map(|text| view! { <p class="open">{text}</p> })}
            {how}
            {(!invoice.movements.is_empty()).then(|| movements(&invoice.movements, locale))}
        </section>
    }
    .into_any()
}

/// What is still to be paid, and by when.
fn open(invoice: &InvoicePage, locale: Locale) -> Option<String> {
    let language = language_of(locale);
    let amount = format_money_exact(&invoice.open, language);
    let date = format_date(invoice.due_on, language);
    match invoice.standing {
        InvoiceStanding::Open => {
            Some(td_string!(locale, invoices.to_pay, amount = amount, date = date).to_string())
        }
        InvoiceStanding::Overdue => Some(
            td_string!(locale, invoices.overdue_since, amount = amount, date = date).to_string(),
        ),
        InvoiceStanding::Paid | InvoiceStanding::Credited | InvoiceStanding::CreditNote => None,
    }
}

/// From an invoice to its credit notes, and back.
fn link(words: &'static str, document: &DocumentLink) -> AnyView {
    let number = document.number.to_string();
    let address = format!("/invoices/{}", document.id);
    view! {
        <p class="screen">
            {words}
            " "
            <a href=address>{number}</a>
        </p>
    }
    .into_any()
}

fn movements(movements: &[Movement], locale: Locale) -> AnyView {
    let language = language_of(locale);
    let row = |movement: &Movement| {
        view! {
            <li>
                <time datetime=movement.on.to_string()>{format_date(movement.on, language)}</time>
                " "
                <span>{movement_name(movement.kind, locale)}</span>
                " "
                <span class="number">{format_money_exact(&movement.amount, language)}</span>
            </li>
        }
    };
    view! {
        <div class="history">
            <h3>{td_string!(locale, invoices.movements)}</h3>
            <ol>{movements.iter().map(row).collect_view()}</ol>
        </div>
    }
    .into_any()
}

fn movement_name(kind: MovementKind, locale: Locale) -> &'static str {
    match kind {
        MovementKind::Card => td_string!(locale, invoices.moved_card),
        MovementKind::Transfer => td_string!(locale, invoices.moved_transfer),
        MovementKind::Balance => td_string!(locale, invoices.moved_balance),
        MovementKind::Credit => td_string!(locale, invoices.moved_credit),
        MovementKind::Refund => td_string!(locale, invoices.moved_refund),
    }
}
