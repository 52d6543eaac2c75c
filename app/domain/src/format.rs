//! Dates, numbers and money as a member reads them. Written digit by digit: both languages need little, and what formats
//! everything would be a large part of what the browser downloads.

use crate::{Currency, Date, Language, Money};

/// Keeps a number and its unit on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

const SPANISH_MONTHS: [&str; 12] = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A whole number with its thousands set apart: `1.340` in Spanish, `1,340` in English.
#[must_use]
pub fn format_number(number: i64, language: Language) -> String {
    let mut text = sign(number);
    push_grouped(&mut text, number.unsigned_abs(), language);
    text
}

/// Money, without decimals when they are zero: `100 €` and `121,50 €` in Spanish, `€100` and `£85` in English. Currencies
/// without a sign of their own stand by their code: `95 CHF`, `CHF 95`.
#[must_use]
pub fn format_money(money: &Money, language: Language) -> String {
    let whole = money.amount % minor_per_major(money.currency) == 0;
    money_text(money, language, !whole)
}

/// Money with all its decimals, as on an invoice: `100,00 €`, `€100.00`.
#[must_use]
pub fn format_money_exact(money: &Money, language: Language) -> String {
    money_text(money, language, true)
}

/// Money as programs exchange it, without its currency: `1340.50`.
#[must_use]
pub fn format_decimal(money: &Money) -> String {
    let mut text = sign(money.amount);
    let minor = minor_per_major(money.currency).unsigned_abs();
    push_digits(&mut text, money.amount.unsigned_abs() / minor, 1);
    text.push('.');
    let width = money.currency.minor_digits();
    push_digits(&mut text, money.amount.unsigned_abs() % minor, width);
    text
}

/// A day: `12 mar 2022` in Spanish, `12 Mar 2022` in English.
#[must_use]
pub fn format_date(date: Date, language: Language) -> String {
    let mut text = String::new();
    push_digits(&mut text, date.day().unsigned_abs().into(), 1);
    text.push(' ');
    push_month(&mut text, date, language);
    text
}

/// A month, for a date that is an estimate: `jun 2023`, `Jun 2023`.
#[must_use]
pub fn format_month(date: Date, language: Language) -> String {
    let mut text = String::new();
    push_month(&mut text, date, language);
    text
}

/// A share in hundredths of a per cent, with as many decimals as it needs: `21 %` and `25,5 %` in Spanish, `21%` in English.
#[must_use]
pub fn format_percent_basis_points(basis_points: u32, language: Language) -> String {
    let mut text = String::new();
    push_grouped(&mut text, u64::from(basis_points / 100), language);
    let hundredths = u64::from(basis_points % 100);
    if hundredths % 10 != 0 {
        text.push(decimal_mark(language));
        push_digits(&mut text, hundredths, 2);
    } else if hundredths != 0 {
        text.push(decimal_mark(language));
        push_digits(&mut text, hundredths / 10, 1);
    }
    if language == Language::Spanish {
        text.push(NO_BREAK_SPACE);
    }
    text.push('%');
    text
}

fn money_text(money: &Money, language: Language, decimals: bool) -> String {
    let mut text = sign(money.amount);
    let symbol = symbol(money.currency);
    if language == Language::English {
        text.push_str(symbol.unwrap_or(money.currency.code()));
        if symbol.is_none() {
            text.push(NO_BREAK_SPACE);
        }
    }
    let minor = minor_per_major(money.currency).unsigned_abs();
    push_grouped(&mut text, money.amount.unsigned_abs() / minor, language);
    if decimals {
        text.push(decimal_mark(language));
        let width = money.currency.minor_digits();
        push_digits(&mut text, money.amount.unsigned_abs() % minor, width);
    }
    if language == Language::Spanish {
        text.push(NO_BREAK_SPACE);
        text.push_str(symbol.unwrap_or(money.currency.code()));
    }
    text
}

fn symbol(currency: Currency) -> Option<&'static str> {
    match currency {
        Currency::Eur => Some("€"),
        Currency::Gbp => Some("£"),
        _ => None,
    }
}

const fn minor_per_major(currency: Currency) -> i64 {
    10_i64.pow(currency.minor_digits())
}

const fn decimal_mark(language: Language) -> char {
    match language {
        Language::Spanish => ',',
        Language::English => '.',
    }
}

const fn thousands_mark(language: Language) -> char {
    match language {
        Language::Spanish => '.',
        Language::English => ',',
    }
}

fn sign(number: i64) -> String {
    String::from(if number < 0 { "-" } else { "" })
}

fn push_month(text: &mut String, date: Date, language: Language) {
    let months = match language {
        Language::Spanish => SPANISH_MONTHS,
        Language::English => ENGLISH_MONTHS,
    };
    let position = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    text.push_str(months.get(position).copied().unwrap_or_default());
    text.push(' ');
    push_digits(text, date.year().unsigned_abs().into(), 1);
}

fn push_grouped(text: &mut String, number: u64, language: Language) {
    if number < 1000 {
        return push_digits(text, number, 1);
    }
    push_grouped(text, number / 1000, language);
    text.push(thousands_mark(language));
    push_digits(text, number % 1000, 3);
}

/// Pushes a number with at least so many digits.
fn push_digits(text: &mut String, number: u64, width: u32) {
    if number >= 10 || width > 1 {
        push_digits(text, number / 10, width.saturating_sub(1));
    }
    text.extend(char::from_digit((number % 10) as u32, 10));
}
