use super::band;
use crate::change::Change;
use crate::components::{ChangeForm, CheckIcon, FormTrouble};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::SubscriptionView;
use cps_domain::{Date, Renewal, format_date, format_money};
use leptos::prelude::*;

/// The member's card: level, number, term, price, payment, invoice.
#[component]
pub(super) fn Dashboard(subscription: SubscriptionView) -> impl IntoView {
    let locale = use_locale();
    let fee = format_money(&subscription.fee, language_of(locale));
    let price = format!("{fee} {}", td_string!(locale, membership.excluding_vat));
    let payment = payment(&subscription, locale);
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
                {row(td_string!(locale, membership.payment), payment)}
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
fn payment(subscription: &SubscriptionView, locale: Locale) -> String {
    match &subscription.card {
        Some(card) => {
            let (brand, digits) = (card.brand.clone(), card.last_four.clone());
            td_string!(
                locale,
                membership.payment_card,
                brand = brand,
                digits = digits
            )
            .to_string()
        }
        None => td_string!(locale, membership.payment_transfer).to_string(),
    }
}

/// "Manage Subscription" (guide, step 4): the switch is the button that sends the other choice.
#[component]
pub(super) fn Management(renewal: Renewal, ends_on: Date, action: Change) -> impl IntoView {
    let locale = use_locale();
    let day = |date| format_date(date, language_of(locale));
    let (checked, other, state, outlook) = match renewal {
        Renewal::Automatic => {
            let date = day(ends_on.plus_days(1));
            let outlook = td_string!(locale, membership.renews, date = date).to_string();
            (
                "true",
                Renewal::EndsAtTerm,
                td_string!(locale, membership.on),
                outlook,
            )
        }
        Renewal::EndsAtTerm => {
            let outlook = td_string!(locale, membership.ends, date = day(ends_on)).to_string();
            (
                "false",
                Renewal::Automatic,
                td_string!(locale, membership.off),
                outlook,
            )
        }
    };
    view! {
        <section class="section" aria-labelledby="manage">
            <h2 id="manage">{td_string!(locale, membership.manage)}</h2>
            <FormTrouble refusal=action.refusal() />
            <ChangeForm change=action class="setting">
                <div>
                    <h3 id="renewal-name">{td_string!(locale, membership.renewal)}</h3>
                    <p id="renewal-hint">
                        {outlook} " " {td_string!(locale, membership.renewal_hint)}
                    </p>
                </div>
                <button
                    class="toggle"
                    role="switch"
                    name="renewal"
                    value=other.code()
                    aria-checked=checked
                    aria-labelledby="renewal-name"
                    aria-describedby="renewal-hint"
                >
                    <span class="text" aria-hidden="true">{state}</span>
                </button>
            </ChangeForm>
        </section>
    }
}
