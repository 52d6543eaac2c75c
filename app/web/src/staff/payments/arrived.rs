//! Money that nobody knows what it pays.

use super::RefusedPayment;
use crate::i18n::*;
use crate::language::language_of;
use crate::staff::entry::{Entry, Fact, button, entries};
use crate::staff::list;
use cps_backend::service::Assignment;
use cps_domain::view::PaymentRow;
use cps_domain::{format_date, format_money_exact};
use leptos::prelude::*;
use leptos_router::location::Url;

pub(super) fn arrived(
    rows: Vec<PaymentRow>,
    after: &str,
    refused: Option<&RefusedPayment>,
    locale: Locale,
) -> AnyView {
    if rows.is_empty() {
        return list::empty(
            td_string!(locale, staff.no_payments_title),
            td_string!(locale, staff.no_payments_text),
            after.is_empty(),
            locale,
        );
    }
    let entry = |row| entry(row, after, refused, locale);
    entries(rows.into_iter().map(entry).collect())
}

fn entry(row: PaymentRow, after: &str, refused: Option<&RefusedPayment>, locale: Locale) -> Entry {
    let language = language_of(locale);
    let amount = format_money_exact(&row.amount, language);
    let deeds = deeds(&row, &amount, after, refused, locale);
    let debtor = match row.debtor.is_empty() {
        true => td_string!(locale, staff.unknown_debtor).to_string(),
        false => row.debtor,
    };
    Entry {
        title: amount,
        facts: vec![
            Fact::text(td_string!(locale, staff.debtor), debtor),
            Fact::text(
                td_string!(locale, staff.booked),
                format_date(row.booked_on, language),
            ),
        ],
        words: (!row.remittance.is_empty()).then_some(row.remittance),
        deeds,
    }
}

fn deeds(
    row: &PaymentRow,
    amount: &str,
    after: &str,
    refused: Option<&RefusedPayment>,
    locale: Locale,
) -> AnyView {
    let mut assign = format!("/staff/payments/{}/assign", row.id);
    if !after.is_empty() {
        assign.push_str("?after=");
        assign.push_str(&Url::escape(after));
    }
    let set_aside = format!("/staff/payments/{}/set-aside", row.id);
    let subject = format!("{amount} {}", row.debtor);
    view! {
        <form class="form" method="post" action=assign>
            {number_field(row, refused, locale)}
            <div>{button("button act", td_string!(locale, staff.assign), &subject)}</div>
        </form>
        <form method="post" action=set_aside>
            {button("button", td_string!(locale, staff.set_aside), &subject)}
        </form>
    }
    .into_any()
}

fn number_field(row: &PaymentRow, refused: Option<&RefusedPayment>, locale: Locale) -> AnyView {
    let refused = refused.and_then(|refused| match refused {
        RefusedPayment::Assignment { id, because, typed } if *id == row.id => {
            Some((obstacle(*because, locale), typed.clone()))
        }
        _ => None,
    });
    let (problem, typed) = refused.unzip();
    let is_wrong = problem.is_some();
    let id = format!("invoice_number-{}", row.id);
    let problem_id = format!("{id}-problem");
    let described_by = is_wrong.then(|| problem_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{td_string!(locale, staff.invoice_number)}</label>
            <input
                id=id
                name="invoice_number"
                value=typed
                placeholder="2026-000001"
                maxlength="40"
                autocomplete="off"
                autofocus=is_wrong
                aria-required="true"
                aria-invalid=is_wrong.then_some("true")
                aria-describedby=described_by
            />
            {problem
                .map(|problem| {
                    view! {
                        <p class="problem" id=problem_id>
                            {problem}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}

fn obstacle(because: Assignment, locale: Locale) -> &'static str {
    match because {
        Assignment::Assigned | Assignment::NoInvoice => td_string!(locale, staff.no_invoice),
        Assignment::OtherCurrency => td_string!(locale, staff.other_currency),
        Assignment::AccountClosed => td_string!(locale, staff.invoice_account_closed),
    }
}
