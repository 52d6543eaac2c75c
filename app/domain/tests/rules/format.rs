use cps_domain::{
    Currency, Date, Language, Money, format_date, format_decimal, format_money, format_money_exact,
    format_month, format_number, format_percent_basis_points,
};
use proptest::prelude::*;

use crate::sample::{day, euros};

const ES: Language = Language::Spanish;
const EN: Language = Language::English;

#[test]
fn numbers_are_grouped_from_four_digits_on() {
    for (number, spanish, english) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (1_340, "1.340", "1,340"),
        (1_000_007, "1.000.007", "1,000,007"),
        (-1_340, "-1.340", "-1,340"),
        (
            i64::MIN,
            "-9.223.372.036.854.775.808",
            "-9,223,372,036,854,775,808",
        ),
    ] {
        assert_eq!(format_number(number, ES), spanish);
        assert_eq!(format_number(number, EN), english);
    }
}

#[test]
fn money_has_decimals_only_where_they_say_something() {
    for (cents, spanish, english) in [
        (100_00, "100\u{a0}€", "€100"),
        (121_50, "121,50\u{a0}€", "€121.50"),
        (5, "0,05\u{a0}€", "€0.05"),
        (0, "0\u{a0}€", "€0"),
        (2_500_00, "2.500\u{a0}€", "€2,500"),
        (-21_05, "-21,05\u{a0}€", "-€21.05"),
    ] {
        assert_eq!(format_money(&euros(cents), ES), spanish);
        assert_eq!(format_money(&euros(cents), EN), english);
    }
}

#[test]
fn each_currency_stands_where_its_readers_expect_it() {
    let pounds = Money::new(85_00, Currency::Gbp);
    assert_eq!(format_money(&pounds, EN), "£85");
    assert_eq!(format_money(&pounds, ES), "85\u{a0}£");
    let francs = Money::new(332_50, Currency::Chf);
    assert_eq!(format_money(&francs, EN), "CHF\u{a0}332.50");
    assert_eq!(format_money(&francs, ES), "332,50\u{a0}CHF");
    let forints = Money::new(4_000_000, Currency::Huf);
    assert_eq!(format_money(&forints, EN), "HUF\u{a0}40,000");
}

#[test]
fn an_invoice_shows_every_decimal() {
    assert_eq!(format_money_exact(&euros(100_00), ES), "100,00\u{a0}€");
    assert_eq!(format_money_exact(&euros(100_00), EN), "€100.00");
    assert_eq!(format_money_exact(&euros(0), EN), "€0.00");
    assert_eq!(format_money_exact(&euros(-7), ES), "-0,07\u{a0}€");
}

#[test]
fn dates_have_short_months() {
    assert_eq!(format_date(day("2022-03-12"), ES), "12 mar 2022");
    assert_eq!(format_date(day("2022-03-12"), EN), "12 Mar 2022");
    assert_eq!(format_date(day("2022-01-04"), ES), "4 ene 2022");
    assert_eq!(format_date(day("2024-02-29"), EN), "29 Feb 2024");
    assert_eq!(format_month(day("2023-06-30"), ES), "jun 2023");
    assert_eq!(format_month(day("2023-06-30"), EN), "Jun 2023");
}

#[test]
fn every_month_has_its_name() {
    let months = |language| {
        let dates = (1..=12).map(|month| Date::new(2026, month, 1).unwrap());
        dates
            .map(|date| format_month(date, language))
            .collect::<Vec<_>>()
            .join(" ")
            .replace(" 2026", "")
    };
    assert_eq!(
        months(ES),
        "ene feb mar abr may jun jul ago sept oct nov dic"
    );
    assert_eq!(
        months(EN),
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    );
}

#[test]
fn per_cents_have_the_decimals_they_need() {
    for (basis_points, spanish, english) in [
        (2_100, "21\u{a0}%", "21%"),
        (2_550, "25,5\u{a0}%", "25.5%"),
        (810, "8,1\u{a0}%", "8.1%"),
        (1_234, "12,34\u{a0}%", "12.34%"),
        (1_205, "12,05\u{a0}%", "12.05%"),
        (5, "0,05\u{a0}%", "0.05%"),
        (0, "0\u{a0}%", "0%"),
    ] {
        assert_eq!(format_percent_basis_points(basis_points, ES), spanish);
        assert_eq!(format_percent_basis_points(basis_points, EN), english);
    }
}

proptest! {
    #[test]
    fn no_digit_is_lost(amount: i64) {
        let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect::<String>();
        prop_assert_eq!(digits(&format_number(amount, ES)), amount.to_string());
        let exact = digits(&format_money_exact(&euros(amount), EN));
        prop_assert_eq!(exact.parse::<i64>(), Ok(amount));
    }
}

#[test]
fn money_for_programs() {
    for (cents, text) in [
        (0, "0.00"),
        (5, "0.05"),
        (121_50, "121.50"),
        (1_234_567_00, "1234567.00"),
        (-5, "-0.05"),
    ] {
        assert_eq!(format_decimal(&euros(cents)), text);
    }
}
