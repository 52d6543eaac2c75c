//! Money to pay back, and what members have left with us.

use crate::i18n::*;
use crate::language::language_of;
use crate::staff::entry::{Entry, Fact, button, entries, mail_link};
use crate::staff::list;
use cps_domain::format_money_exact;
use cps_domain::view::{BalanceRow, PayoutRow};
use leptos::prelude::*;

pub(super) fn payouts(rows: Vec<PayoutRow>, is_first: bool, locale: Locale) -> AnyView {
    let rows = rows.into_iter().map(|row| payout(row, locale)).collect();
    let none = (
        td_string!(locale, staff.no_payouts_title),
        td_string!(locale, staff.no_payouts_text),
    );
    owed(
        rows,
        td_string!(locale, staff.payouts_hint),
        none,
        is_first,
        locale,
    )
}

/// The entries below what there is to know about them, or that there are none.
fn owed(
    rows: Vec<Entry>,
    hint: &'static str,
    (none_title, none_text): (&'static str, &'static str),
    is_first: bool,
    locale: Locale,
) -> AnyView {
    if rows.is_empty() {
        return list::empty(none_title, none_text, is_first, locale);
    }
    view! {
        <p>{hint}</p>
        {entries(rows)}
    }
    .into_any()
}

fn payout(row: PayoutRow, locale: Locale) -> Entry {
    let amount = format_money_exact(&row.amount, language_of(locale));
    let subject = format!("{amount} {}", row.company);
    let deeds = view! {
        <form method="post" action=format!("/staff/payments/{}/paid", row.id)>
            {button("button act", td_string!(locale, staff.paid_back), &subject)}
        </form>
    };
    Entry {
        title: amount,
        facts: vec![
            Fact::text(td_string!(locale, staff.company), row.company),
            address(row.email, locale),
            Fact::moment(td_string!(locale, staff.owed_since), row.created_at, locale),
        ],
        words: None,
        deeds: deeds.into_any(),
    }
}

pub(super) fn balances(rows: Vec<BalanceRow>, is_first: bool, locale: Locale) -> AnyView {
    let rows = rows.into_iter().map(|row| balance(row, locale)).collect();
    let none = (
        td_string!(locale, staff.no_balances_title),
        td_string!(locale, staff.no_balances_text),
    );
    owed(
        rows,
        td_string!(locale, staff.balances_hint),
        none,
        is_first,
        locale,
    )
}

fn balance(row: BalanceRow, locale: Locale) -> Entry {
    let amount = format_money_exact(&row.amount, language_of(locale));
    let subject = format!("{amount} {}", row.company);
    let deeds = view! {
        <form method="post" action=format!("/staff/payments/{}/pay-back", row.account_id)>
            <input type="hidden" name="currency" value=row.amount.currency.code() />
            {button("button", td_string!(locale, staff.pay_back), &subject)}
        </form>
    };
    Entry {
        title: amount,
        facts: vec![
            Fact::text(td_string!(locale, staff.company), row.company),
            address(row.email, locale),
        ],
        words: None,
        deeds: deeds.into_any(),
    }
}

fn address(email: String, locale: Locale) -> Fact {
    Fact {
        term: td_string!(locale, staff.email),
        value: mail_link(email, None),
    }
}
