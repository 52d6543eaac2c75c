//! The facts of a message as they are read: numbers, money, days and names in its language.

use cps_domain::{
    Date, Instant, Language, LevelCode, Money, format_date, format_money_exact, format_number,
};
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::Message;

const MINUTE_MILLIS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;

/// The message's own fields, and before them those that are read otherwise than they are stored.
pub(super) fn facts(message: &Message, language: Language) -> Value {
    let written = match message {
        Message::Invitation { points, .. } => {
            context! { points => format_number(points.0.into(), language) }
        }
        Message::PasswordChanged { at, .. } => {
            context! { day => format_date(at.date(), language), time => time_of_day(*at) }
        }
        _ => billing(message, language)
            .or_else(|| membership(message, language))
            .unwrap_or_default(),
    };
    context! { ..written, ..Serde(message) }
}

/// What is about a document, and money.
fn billing(message: &Message, language: Language) -> Option<Value> {
    let money = |amount: &Money| format_money_exact(amount, language);
    let day = |date: &Date| format_date(*date, language);
    Some(match message {
        Message::InvoiceIssued {
            gross,
            open,
            due_on,
            reference,
            iban,
            ..
        } => context! {
            gross => money(gross),
            open => money(open),
            to_pay => open.amount > 0,
            due_on => day(due_on),
            reference => reference.as_ref().map(|reference| reference.grouped()),
            iban => iban.as_ref().map(|iban| iban.grouped()),
        },
        Message::CreditNoteIssued { gross, .. } => context! { gross => money(gross) },
        Message::CardCharged { amount, .. } => context! { amount => money(amount) },
        Message::ChargeFailed {
            amount, next_on, ..
        } => context! { amount => money(amount), next_on => next_on.as_ref().map(day) },
        Message::TransferReminder {
            open,
            due_on,
            reference,
            iban,
            ..
        } => context! {
            open => money(open),
            due_on => day(due_on),
            reference => reference.grouped(),
            iban => iban.as_ref().map(|iban| iban.grouped()),
        },
        Message::PaymentReceived {
            amount,
            open,
            balance,
            ..
        } => context! {
            amount => money(amount),
            open => money(open),
            is_open => open.amount > 0,
            balance => money(balance),
            has_balance => balance.amount > 0,
        },
        _ => return None,
    })
}

/// What is about a level, and the days of its term.
fn membership(message: &Message, language: Language) -> Option<Value> {
    let day = |date: &Date| format_date(*date, language);
    let offer = |level: &Option<LevelCode>| level.map(LevelCode::name);
    Some(match message {
        Message::Welcome {
            level,
            starts_on,
            ends_on,
            ..
        }
        | Message::SubscriptionRenewed {
            level,
            starts_on,
            ends_on,
            ..
        } => context! {
            level => level.name(),
            starts_on => day(starts_on),
            ends_on => day(ends_on),
        },
        Message::SubscriptionSuspended { level, .. }
        | Message::WithdrawalConfirmed { level, .. } => context! { level => level.name() },
        Message::UpgradeUndone {
            level,
            former_level,
            ..
        } => context! { level => level.name(), former_level => former_level.name() },
        Message::RenewalNotice {
            level,
            ends_on,
            renews_at,
            fee,
            offered,
            ..
        } => context! {
            level => level.name(),
            ends_on => day(ends_on),
            renews_at => offer(renews_at),
            fee => fee.as_ref().map(|fee| format_money_exact(fee, language)),
            offered => offer(offered),
        },
        Message::SubscriptionEnded {
            level,
            ended_on,
            offered,
            ..
        } => context! {
            level => level.name(),
            ended_on => day(ended_on),
            offered => offer(offered),
        },
        Message::CancellationConfirmed { level, ends_on, .. } => {
            context! { level => level.name(), ends_on => day(ends_on) }
        }
        Message::SubscriptionUpgraded {
            former_level,
            level,
            difference,
            ends_on,
            ..
        } => context! {
            former_level => former_level.name(),
            level => level.name(),
            difference => format_money_exact(difference, language),
            ends_on => day(ends_on),
        },
        _ => return None,
    })
}

/// Hours and minutes in UTC.
fn time_of_day(at: Instant) -> String {
    let minutes = at
        .millis()
        .div_euclid(MINUTE_MILLIS)
        .rem_euclid(DAY_MINUTES);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
