use cps_domain::{BankAccount, Bic, CreditorReference, Currency, Iban, Money, transfer_code};

use crate::sample::euros;

fn account() -> BankAccount {
    BankAccount {
        holder: "Niobo Servicios".to_owned(),
        iban: Iban::parse("ES91 2100 0418 4502 0005 1332").unwrap(),
        bic: None,
    }
}

fn reference() -> CreditorReference {
    CreditorReference::parse("RF18539007547034").unwrap()
}

/// Line by line as EPC069-12 numbers them.
#[test]
fn it_says_everything_that_a_transfer_needs() {
    let bic = Some(Bic::parse("CAIXESBB").unwrap());
    let account = BankAccount { bic, ..account() };
    let text = transfer_code(&account, euros(121_05), &reference()).unwrap();
    let lines: Vec<&str> = text.split('\n').collect();
    let expected = [
        "BCD",
        "002",
        "1",
        "SCT",
        "CAIXESBB",
        "Niobo Servicios",
        "ES9121000418450200051332",
        "EUR121.05",
        "",
        "RF18539007547034",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_bank_need_not_be_named() {
    let text = transfer_code(&account(), euros(100_00), &reference()).unwrap();
    assert_eq!(text.split('\n').nth(4), Some(""));
}

#[test]
fn only_euros_and_only_what_is_to_be_paid() {
    let pounds = Money::new(85_00, Currency::Gbp);
    for amount in [pounds, euros(0), euros(-1), euros(100_000_000_000)] {
        assert_eq!(transfer_code(&account(), amount, &reference()), None);
    }
    assert!(transfer_code(&account(), euros(1), &reference()).is_some());
    assert!(transfer_code(&account(), euros(99_999_999_999), &reference()).is_some());
}

/// The longest code fits: 331 bytes are allowed.
#[test]
fn a_long_name_is_cut_and_its_lines_are_one() {
    let account = BankAccount {
        holder: format!("a\nb{}", "ñ".repeat(100)),
        ..account()
    };
    let text = transfer_code(&account, euros(99_999_999_999), &reference()).unwrap();
    assert_eq!(
        text.split('\n').nth(5).map(|name| name.chars().count()),
        Some(70)
    );
    assert!(text.len() <= 331);
}
