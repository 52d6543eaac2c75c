//! What the server sends is what the browser reads.

use cps_domain::{
    AccountForm, ApplicationForm, ApplicationState, CompanyName, Dealer, DocumentKind,
    DocumentNumber, EmailAddress, Instant, Language, LevelCode, MemberNumber, ModelKind, Points,
    PostalAddress, ProductForm, ProductId, PurchaseOrder, Reach, SerialNumber, SupportForm,
    SupportTopic, VatNumber,
    view::{
        AccountPage, ApplicationRow, ApplicationsPage, ApplyPage, CheckOutNext, LevelOffer,
        LinkPage, LinkState, Meter, OldAccountHolder, OldAccountView, ProductQuery, ProductRow,
        ProductsPage, RefusedMailRow, RefusedMailsPage, SessionRow, SupportPage, SupportRequestRow,
        SupportRequestsPage,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::sample::{country, day, euros, level, levels};

pub(crate) const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
    json: Value,
) {
    assert_eq!(serde_json::to_value(value).unwrap(), json);
    assert_eq!(serde_json::from_value::<T>(json).unwrap(), *value);
}

pub(crate) fn survives<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
}

#[test]
fn values_travel_as_plain_text_and_numbers() {
    round_trip(&SerialNumber::parse("ab 1234").unwrap(), json!("AB1234"));
    round_trip(&EmailAddress::parse("A@b.co").unwrap(), json!("a@b.co"));
    round_trip(
        &Dealer::parse("Foto \"Centro\"").unwrap(),
        json!("Foto \"Centro\""),
    );
    round_trip(
        &CompanyName::parse("Estudio  Luz").unwrap(),
        json!("Estudio Luz"),
    );
    round_trip(
        &PostalAddress::parse("Calle Mayor 1\r\nMadrid").unwrap(),
        json!("Calle Mayor 1\nMadrid"),
    );
    round_trip(
        &VatNumber::parse("107.787.577 MWST", country("CH")).unwrap(),
        json!("CHE107787577"),
    );
    round_trip(
        &PurchaseOrder::parse("eg-0123456789").unwrap(),
        json!("eg-0123456789"),
    );
    round_trip(&country("ES"), json!("ES"));
    round_trip(&day("2024-02-29"), json!("2024-02-29"));
    round_trip(&Instant::from_millis(-1), json!(-1));
    round_trip(&Points(1_340), json!(1340));
    round_trip(&euros(85_00), json!({ "amount": 8500, "currency": "EUR" }));
    round_trip(&MemberNumber::from_sequence(42), json!("CPS0000042"));
    round_trip(
        &DocumentNumber::new(DocumentKind::Invoice, day("2026-11-23"), 1),
        json!("2026-000001"),
    );
    round_trip(
        &Reach::PointsMissing(Points(1)),
        json!({ "points_missing": 1 }),
    );
    round_trip(
        &CheckOutNext::Visit("/card/1".into()),
        json!({ "visit": "/card/1" }),
    );
}

#[test]
fn what_breaks_a_rule_is_not_read() {
    assert!(serde_json::from_value::<SerialNumber>(json!("12-34")).is_err());
    assert!(serde_json::from_value::<EmailAddress>(json!("nobody")).is_err());
    assert!(serde_json::from_value::<VatNumber>(json!("ESB12345675")).is_err());
    assert!(serde_json::from_value::<VatNumber>(json!("B12345674")).is_err());
    assert!(serde_json::from_value::<ProductId>(json!("7")).is_err());
    assert!(serde_json::from_value::<Points>(json!(-1)).is_err());
}

/// Whether the form is flat, and what a browser leaves out of it is empty.
fn is_sent_as<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    form: &T,
    sent: Value,
) {
    let json = serde_json::to_value(form).unwrap();
    let plain = |value: &Value| value.is_string() || value.is_boolean();
    assert!(json.as_object().unwrap().values().all(plain));
    assert_eq!(serde_json::from_value::<T>(sent).unwrap(), *form);
}

#[test]
fn a_form_is_flat_and_what_is_not_sent_is_empty() {
    is_sent_as(
        &ProductForm {
            serial_number: "0230 2100 4571".into(),
            dealer_estimated: true,
            ..ProductForm::default()
        },
        json!({ "serial_number": "0230 2100 4571", "dealer_estimated": true }),
    );
    is_sent_as(
        &ApplicationForm {
            vat_number: "es b-12345674".into(),
            privacy: true,
            ..ApplicationForm::default()
        },
        json!({ "vat_number": "es b-12345674", "privacy": true }),
    );
    is_sent_as(
        &AccountForm {
            language: "en".into(),
            ..AccountForm::default()
        },
        json!({ "language": "en" }),
    );
    is_sent_as(
        &SupportForm {
            topic: "other".into(),
            ..SupportForm::default()
        },
        json!({ "topic": "other" }),
    );
}

#[test]
fn the_product_list_survives() {
    let row = ProductRow {
        id: ID.parse().unwrap(),
        model: "EOS R6".into(),
        kind: ModelKind::Camera,
        serial_number: None,
        purchase_date: Some(day("2022-03-12")),
        purchase_date_estimated: true,
        purchase_country: Some(country("ES")),
        dealer: None,
        dealer_estimated: false,
        points: Points(200),
        complete: false,
    };
    let missing: Vec<_> = row
        .missing()
        .into_iter()
        .map(|detail| detail.code())
        .collect();
    assert_eq!(missing, ["serial_number", "dealer"]);
    survives(&ProductsPage {
        points: Points(1_340),
        product_count: 12,
        incomplete_count: 3,
        incomplete_points: Points(455),
        after_completing: Some(LevelCode::Platinum),
        meter: Meter::read(Points(1_340), 12, &levels()),
        can_migrate: Some(3),
        had_old_account: true,
        subscribed: false,
        rows: vec![row],
        next_page: None,
    });
    survives(&ProductQuery::default());
}

#[test]
fn offers_survive() {
    survives(&LevelOffer {
        level: level(LevelCode::CorporateB),
        reach: Reach::TooManyProducts { max: 100 },
        suggested: false,
        completing: 0,
    });
}

#[test]
fn the_account_survives() {
    survives(&AccountPage {
        company: "Estudio Luz S.L.".into(),
        vat_number: "ESB12345674".into(),
        country: country("ES"),
        address: "Calle Mayor 1\n28013 Madrid".into(),
        contact: "Ana Ruiz".into(),
        email: "ana@luz.cps.example".into(),
        language: Language::Spanish,
        member_number: Some(MemberNumber::from_sequence(1)),
        old_member_number: None,
        points: Points(1_340),
        created_on: day("2026-11-23"),
        subscribed: true,
        sessions: vec![SessionRow {
            id: ID.parse().unwrap(),
            device: Some("Firefox · Windows".into()),
            signed_in_on: day("2026-11-23"),
            last_used_on: day("2026-11-24"),
            current: true,
        }],
        more_sessions: Some(format!("1764000000000~{ID}")),
    });
}

#[test]
fn applying_and_its_links_survive() {
    survives(&ApplyPage {
        countries: vec![country("ES"), country("PT")],
    });
    survives(&LinkPage {
        state: LinkState::Open,
        email: Some("ana@luz.cps.example".into()),
        company: None,
    });
    survives(&SupportPage {
        email: String::new(),
    });
}

#[test]
fn what_staff_see_survives() {
    survives(&ApplicationsPage {
        rows: vec![ApplicationRow {
            id: ID.parse().unwrap(),
            company: "Estudio Luz S.L.".into(),
            vat_number: "ESB12345674".into(),
            country: country("ES"),
            contact: "Ana Ruiz".into(),
            email: "ana@luz.cps.example".into(),
            language: Language::English,
            old_email: Some("antigua@luz.cps.example".into()),
            old_account: Some(OldAccountView {
                member_number: "ES-1".into(),
                product_count: 3,
                holder: OldAccountHolder::Nobody,
            }),
            old_email_confirmed: true,
            state: ApplicationState::Rejected,
            reason: Some("«No»".into()),
            created_at: Instant::from_millis(1),
            decided_at: Some(Instant::from_millis(2)),
            decided_by: None,
        }],
        next_page: Some("opaque".into()),
    });
    survives(&SupportRequestsPage {
        rows: vec![SupportRequestRow {
            id: ID.parse().unwrap(),
            company: None,
            email: "ana@luz.cps.example".into(),
            topic: SupportTopic::Payment,
            message: "Hola:\n\n¿y mi factura?".into(),
            language: Language::Spanish,
            created_at: Instant::from_millis(1),
            closed_at: None,
            closed_by: None,
        }],
        next_page: None,
    });
    survives(&RefusedMailsPage {
        rows: vec![RefusedMailRow {
            id: ID.parse().unwrap(),
            recipient: "ana@luz.cps.example".into(),
            kind: "invitation".into(),
            created_at: Instant::from_millis(1),
            refused_at: Instant::from_millis(2),
            reason: "550 5.1.1 no such user".into(),
        }],
        next_page: None,
    });
}
