//! Codes are stored and sent: once given, they stay.

use cps_domain::{
    ApplicationState, Currency, Detail, Family, Field, Language, LevelCode, Loan, ModelKind,
    PaymentMethod, Renewal, SupportTopic, Unrecognized, VatTreatment,
    view::{LinkState, ProductSort, ProductState, Role},
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
    assert_eq!(codes!(PaymentMethod), "card transfer");
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
    assert_eq!(codes!(Role), "member staff");
    assert_eq!(codes!(ProductState), "all incomplete complete");
    assert_eq!(codes!(ProductSort), "attention model points purchase_date");
    assert_eq!(
        codes!(Field by name),
        "email password model serial_number purchase_date purchase_country dealer level purchase_order terms \
         payment_method company vat_number country contact address language old_email privacy new_password topic message \
         reason confirmed form"
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
