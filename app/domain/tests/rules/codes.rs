//! Codes are stored and sent: once given, they stay.

use cps_domain::{
    ApplicationState, Book, Booking, CancelReason, CreditReason, Currency, Detail, DocumentKind,
    EndedBecause, Family, Field, Language, LevelCode, Loan, ModelKind, Occasion, PaymentMethod,
    Renewal, SupportTopic, Unrecognized, VatTreatment,
    view::{
        ChargeTrouble, InvoiceStanding, LinkState, MovementKind, PayNext, ProductSort,
        ProductState, Role,
    },
};

/// The codes of an enum as one line, each of them read back on the way.
macro_rules! codes {
    ($type:ident by $accessor:ident) => {
        $type::ALL
            .map(|value| {
                assert_eq!(value.$accessor().parse(), Ok(value));
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(json, format!("\"{}\"", value.$accessor()));
                assert_eq!(serde_json::from_str::<$type>(&json).unwrap(), value);
                value.to_string()
            })
            .join(" ")
    };
    ($type:ident) => {
        codes!($type by code)
    };
}

#[test]
fn codes_stay_what_they_are() {
    assert_eq!(codes!(Language), "es en");
    assert_eq!(codes!(Currency), "EUR GBP CHF CZK DKK HUF NOK PLN SEK");
    assert_eq!(
        codes!(LevelCode),
        "silver gold platinum corporate_a corporate_b corporate_c"
    );
    assert_eq!(codes!(Family), "individual corporate");
    assert_eq!(codes!(Loan), "no if_late always");
    assert_eq!(
        codes!(ModelKind),
        "camera cinema lens accessory flash printer video binoculars"
    );
    assert_eq!(
        codes!(Detail),
        "serial_number purchase_date purchase_country dealer"
    );
    assert_eq!(codes!(Renewal), "automatic ends_at_term");
    assert_eq!(codes!(Occasion), "joining renewal upgrade");
    assert_eq!(
        codes!(EndedBecause),
        "term_over withdrawn unpaid account_closed"
    );
    assert_eq!(
        codes!(CancelReason),
        "too_expensive not_used changing_system closing_business other"
    );
    assert_eq!(codes!(PaymentMethod), "card transfer");
    assert_eq!(codes!(DocumentKind), "invoice credit_note");
    assert_eq!(codes!(CreditReason), "withdrawal unpaid");
    assert_eq!(
        codes!(Book),
        "receivable revenue vat bank cards balance unallocated"
    );
    assert_eq!(
        codes!(Booking),
        "invoice_issued invoice_credited card_charged card_refunded transfer_received transfer_assigned balance_applied \
         moved_to_balance paid_back"
    );
    assert_eq!(
        codes!(VatTreatment),
        "domestic reverse_charge outside_scope"
    );
    assert_eq!(codes!(ApplicationState), "pending approved rejected");
    assert_eq!(
        codes!(SupportTopic),
        "account products serial_number membership payment other"
    );
    assert_eq!(codes!(LinkState), "open expired used unknown");
    assert_eq!(
        codes!(InvoiceStanding),
        "open overdue paid credited credit_note"
    );
    assert_eq!(codes!(ChargeTrouble), "declined needs_authentication");
    assert_eq!(
        codes!(PayNext),
        "paid declined needs_authentication settling"
    );
    assert_eq!(codes!(MovementKind), "card transfer balance credit refund");
    assert_eq!(codes!(Role), "member staff");
    assert_eq!(codes!(ProductState), "all incomplete complete");
    assert_eq!(codes!(ProductSort), "attention model points purchase_date");
    assert_eq!(
        codes!(Field by name),
        "email password model serial_number purchase_date purchase_country dealer level purchase_order terms \
         payment_method company vat_number country contact address language old_email privacy new_password topic message \
         reason note confirmed form"
    );
}

#[test]
fn other_texts_are_refused() {
    assert_eq!("ES".parse::<Language>(), Err(Unrecognized));
    assert_eq!("eur".parse::<Currency>(), Err(Unrecognized));
    assert_eq!("".parse::<PaymentMethod>(), Err(Unrecognized));
    assert_eq!("Silver".parse::<LevelCode>(), Err(Unrecognized));
    assert!(serde_json::from_str::<Language>("\"fr\"").is_err());
}
