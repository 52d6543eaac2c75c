//! Dealers and purchase order numbers: single lines of free text.

use cps_domain::{Dealer, Problem, PurchaseOrder};
use proptest::prelude::*;

#[test]
fn a_dealer_has_single_spaces() {
    let dealer = Dealer::parse("  Fotocasión,\t  Madrid\r\n").unwrap();
    assert_eq!(dealer.as_str(), "Fotocasión, Madrid");
}

#[test]
fn a_dealer_has_at_most_120_characters_of_any_script() {
    assert!(Dealer::parse(&"é".repeat(120)).is_ok());
    assert_eq!(
        Dealer::parse(&"é".repeat(121)),
        Err(Problem::TooLong { max: 120 })
    );
    assert!(Dealer::parse(&format!("{}{}", "a".repeat(120), " ".repeat(50))).is_ok());
    assert_eq!(Dealer::parse("a").unwrap().as_str(), "a");
}

#[test]
fn a_dealer_is_not_empty_and_can_be_printed() {
    assert_eq!(Dealer::parse(" \n "), Err(Problem::Required));
    assert_eq!(Dealer::parse("Foto\0casión"), Err(Problem::Malformed));
    assert_eq!(Dealer::parse("Foto\u{1b}[31m"), Err(Problem::Malformed));
}

#[test]
fn a_purchase_order_keeps_what_was_typed() {
    let order = PurchaseOrder::parse(" eg-0123456789 / Ñ 7 ").unwrap();
    assert_eq!(order.as_str(), "eg-0123456789 / Ñ 7");
}

#[test]
fn a_purchase_order_has_1_to_35_characters() {
    assert_eq!(PurchaseOrder::parse("  "), Err(Problem::Required));
    assert!(PurchaseOrder::parse("7").is_ok());
    assert!(PurchaseOrder::parse(&"ñ".repeat(35)).is_ok());
    assert_eq!(
        PurchaseOrder::parse(&"ñ".repeat(36)),
        Err(Problem::TooLong { max: 35 })
    );
}

#[test]
fn a_purchase_order_can_be_printed() {
    assert_eq!(PurchaseOrder::parse("12\n34"), Err(Problem::Malformed));
    assert_eq!(PurchaseOrder::parse("12\u{7f}34"), Err(Problem::Malformed));
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text: String) {
        if let Ok(dealer) = Dealer::parse(&text) {
            prop_assert_eq!(Dealer::parse(dealer.as_str()), Ok(dealer));
        }
        if let Ok(order) = PurchaseOrder::parse(&text) {
            prop_assert_eq!(PurchaseOrder::parse(order.as_str()), Ok(order));
        }
    }
}
