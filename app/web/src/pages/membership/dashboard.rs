use super::band;
use crate::change::Change;
use crate::components::{ChangeForm, CheckIcon, FormTrouble, card_name};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::SubscriptionView;
use cps_domain::{CardOnFile, Date, format_date, format_money};
use leptos::prelude::*;

/// The member's card: level, number, term, price, payment, invoice.
#[component]
pub(super) fn Dashboard(subscription: SubscriptionView, replace_card: Change) -> impl IntoView {
    let locale = use_locale();
    let fee = format_money(&subscription.fee, language_of(locale));
    let price = format!("{fee} {}", td_string!(locale, membership.excluding_vat));
    let payment = payment(subscription.card.as_ref(), replace_card, locale);
    let expected = subscription
        .invoice_expected
        .then(|| view! { {td_string!(locale, membership.invoice_expected)} " " });
    view! {
        <section class=format!("membership {}", band(subscription.level))>
            <div class="title">
                <h2>{subscription.level.name()}</h2>
                <p class="status">
                    <span class="state counts">
                        <CheckIcon />
                        <span class="text">{td_string!(locale, membership.active)}</span>
                    </span>
                </p>
            </div>
            <dl class="facts">
                {numbers(&subscription, locale)}
                {row(
                    td_string!(locale, membership.term),
                    term(subscription.starts_on, subscription.ends_on, locale),
                )}
                {row(td_string!(locale, membership.price), price)}
                <div class="row">
                    <dt>{td_string!(locale, membership.payment)}</dt>
                    <dd class="payment">{payment}</dd>
                </div>
                {subscription
                    .purchase_order
                    .map(|order| row(td_string!(locale, membership.purchase_order), order))}
                <div class="row">
                    <dt>{td_string!(locale, membership.invoice)}</dt>
                    <dd>{expected} <a href="/invoices">{td_string!(locale, invoices.title)}</a></dd>
                </div>
            </dl>
        </section>
    }
}

/// The member's number, and the one in the former programme.
fn numbers(subscription: &SubscriptionView, locale: Locale) -> AnyView {
    let number = |name: &'static str, number: String| {
        view! {
            <div class="row">
                <dt>{name}</dt>
                <dd class="serial">{number}</dd>
            </div>
        }
    };
    let current = subscription.member_number.to_string();
    let old = subscription.old_member_number.clone();
    view! {
        {number(td_string!(locale, membership.member_number), current)}
        {old.map(|old| number(td_string!(locale, membership.old_member_number), old))}
    }
    .into_any()
}

fn row(name: &'static str, value: String) -> AnyView {
    view! {
        <div class="row">
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn term(starts_on: Date, ends_on: Date, locale: Locale) -> String {
    let day = |date| format_date(date, language_of(locale));
    format!("{} – {}", day(starts_on), day(ends_on))
}

/// Until a card is on file, the fee comes by transfer.
fn payment(card: Option<&CardOnFile>, replace_card: Change, locale: Locale) -> AnyView {
    let Some(card) = card else {
        return td_string!(locale, membership.payment_transfer).into_any();
    };
    let (name, expires) = (card_name(card), card.expires.clone());
    let text = td_string!(
        locale,
        membership.payment_card,
        card = name,
        expires = expires
    )
    .to_string();
    view! {
        <p>{text}</p>
        <FormTrouble refusal=replace_card.refusal() />
        <ChangeForm change=replace_card>
            <button class="button">{td_string!(locale, invoices.another_card)}</button>
        </ChangeForm>
    }
    .into_any()
}
