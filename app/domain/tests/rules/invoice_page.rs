//! What the server sends of an invoice is what the browser reads.

use cps_domain::{
    CardOnFile, CreditReason, DocumentKind, DocumentNumber, MemberNumber, PaymentMethod, Price,
    VatRate, VatTreatment,
    view::{
        CardPayment, ChargeTrouble, DocumentLink, InvoicePage, InvoiceStanding, LineView, Movement,
        MovementKind, Party,
    },
};
use serde_json::json;

use crate::sample::{country, day, euros};
use crate::serialisation::{ID, survives};

#[test]
fn an_invoice_survives() {
    let party = Party {
        name: "Estudio Luz S.L.".into(),
        address: vec!["Calle Mayor 1".into(), "28013 Madrid".into()],
        vat_number: "ESB12345674".into(),
        country: Some(country("ES")),
    };
    let rate = VatRate::from_basis_points(2_100);
    let link = DocumentLink {
        id: ID.parse().unwrap(),
        number: DocumentNumber::new(DocumentKind::Invoice, day("2026-11-23"), 7),
    };
    survives(&InvoicePage {
        id: ID.parse().unwrap(),
        number: DocumentNumber::new(DocumentKind::CreditNote, day("2026-11-23"), 7),
        corrects: Some(link.clone()),
        corrected_by: vec![link],
        reason: Some(CreditReason::Withdrawal),
        issued_on: day("2026-11-23"),
        due_on: day("2026-12-23"),
        issuer: party.clone(),
        buyer: party,
        lines: vec![LineView {
            description: "Canon Professional Services : Silver".into(),
            starts_on: day("2026-11-23"),
            ends_on: day("2027-11-22"),
            net: euros(100_00),
        }],
        price: Price::new(euros(100_00), VatTreatment::Domestic, rate).unwrap(),
        purchase_order: None,
        method: PaymentMethod::Card,
        member_number: MemberNumber::from_sequence(1),
        standing: InvoiceStanding::Overdue,
        open: euros(21_00),
        transfer: None,
        card: Some(CardPayment {
            card: CardOnFile {
                brand: "Visa".into(),
                last_four: "4242".into(),
                expires: "09/28".into(),
            },
            trouble: Some(ChargeTrouble::Declined),
            next_on: Some(day("2026-12-26")),
            settling: false,
        }),
        movements: vec![Movement {
            on: day("2026-12-23"),
            kind: MovementKind::Balance,
            amount: euros(100_00),
        }],
    });
}

#[test]
fn a_party_of_the_first_weeks_has_no_country() {
    let frozen = json!({ "name": "Estudio Luz S.L.", "address": [], "vat_number": "ESB12345674" });
    let party: Party = serde_json::from_value(frozen).unwrap();
    assert_eq!(party.country, None);
}
