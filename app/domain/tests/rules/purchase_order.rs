use cps_domain::{Problem, PurchaseOrder};
use proptest::prelude::*;

#[test]
fn it_keeps_what_was_typed() {
    let order = PurchaseOrder::parse(" eg-0123456789 / Ñ 7 ").unwrap();
    assert_eq!(order.as_str(), "eg-0123456789 / Ñ 7");
}

#[test]
fn it_has_1_to_35_characters() {
    assert_eq!(PurchaseOrder::parse("  "), Err(Problem::Required));
    assert!(PurchaseOrder::parse("7").is_ok());
    assert!(PurchaseOrder::parse(&"ñ".repeat(35)).is_ok());
    assert_eq!(
        PurchaseOrder::parse(&"ñ".repeat(36)),
        Err(Problem::TooLong { max: 35 })
    );
}

#[test]
fn it_can_be_printed() {
    assert_eq!(PurchaseOrder::parse("12\n34"), Err(Problem::Malformed));
    assert_eq!(PurchaseOrder::parse("12\u{7f}34"), Err(Problem::Malformed));
}

proptest! {
    #[test]
    fn what_was_read_reads_as_itself(text: String) {
        if let Ok(order) = PurchaseOrder::parse(&text) {
            prop_assert_eq!(PurchaseOrder::parse(order.as_str()), Ok(order));
        }
    }
}
