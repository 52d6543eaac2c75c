use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{InvoicePage, Party};
use cps_domain::{Date, format_date};
use leptos::prelude::*;

/// Who issued the invoice.
pub(super) fn issuer(issuer: &Party, locale: Locale) -> AnyView {
    view! {
        <div class="issuer">
            <strong>{issuer.name.clone()}</strong>
            {address(issuer, locale)}
        </div>
    }
    .into_any()
}

/// Who owes it, and what both sides' books want to know.
pub(super) fn buyer_and_facts(invoice: &InvoicePage, locale: Locale) -> AnyView {
    let due = match &invoice.corrects {
        None => dated(td_string!(locale, invoices.due_on), invoice.due_on, locale),
        Some(corrected) => fact(
            td_string!(locale, invoices.corrects),
            corrected.number.to_string(),
        ),
    };
    let order = invoice.purchase_order.clone();
    view! {
        <div class="meta">
            <div class="customer">
                <h2>{td_string!(locale, invoices.buyer)}</h2>
                <p>{invoice.buyer.name.clone()} {address(&invoice.buyer, locale)}</p>
            </div>
            <dl>
                {dated(td_string!(locale, invoices.issued_on), invoice.issued_on, locale)}
                {due}
                {fact(
                    td_string!(locale, invoices.member_number),
                    invoice.member_number.to_string(),
                )}
                {order.map(|order| fact(td_string!(locale, invoices.purchase_order), order))}
            </dl>
        </div>
    }
    .into_any()
}

/// Line by line, below the name.
fn address(party: &Party, locale: Locale) -> Vec<AnyView> {
    let vat_number = format!(
        "{} {}",
        td_string!(locale, invoices.vat_number),
        party.vat_number
    );
    let lines = party.address.iter().cloned().chain([vat_number]);
    lines
        .map(|line| {
            view! {
                <br />
                {line}
            }
            .into_any()
        })
        .collect()
}

fn dated(term: &'static str, date: Date, locale: Locale) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>
                <time datetime=date.to_string()>{format_date(date, language_of(locale))}</time>
            </dd>
        </div>
    }
    .into_any()
}

fn fact(term: &'static str, value: String) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
