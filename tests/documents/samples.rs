//! One of each kind of document.

use cps_backend::store::documents::{Document, Line};
use cps_domain::view::Party;
use cps_domain::{
    BankAccount, Bic, CountryCode, CreditReason, Currency, Date, DocumentNumber, Iban, Language,
    LevelCode, MemberNumber, Money, PaymentMethod, Price, PurchaseOrder, VatRate, VatTreatment,
    due_on, parse_date, term_end,
};

/// 21 %.
const RATE: VatRate = VatRate::from_basis_points(2_100);

/// Every kind, by a name for its files.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("domestic_transfer", invoice()),
        ("domestic_card", by_card(invoice())),
        ("domestic_without_rate", without_rate()),
        ("reverse_charge", reverse_charge()),
        ("outside_scope", outside_scope()),
        ("pounds_by_card", by_card(outside_scope())),
        ("upgrade", upgrade()),
        ("with_purchase_order", with_purchase_order()),
        ("without_bank", without_bank()),
        ("of_the_first_weeks", of_the_first_weeks()),
        ("long_names", long_names()),
        ("many_lines", many_lines()),
        ("hostile_texts", hostile_texts()),
        ("credit_note_full", credit_note_full()),
        ("credit_note_partial", credit_note_partial()),
        ("credit_note_reverse_charge", credit_note_reverse_charge()),
        ("english_domestic", english(invoice())),
        ("english_card", english(by_card(invoice()))),
        ("english_reverse_charge", english(reverse_charge())),
        ("english_outside_scope", english(outside_scope())),
        ("english_long_names", english(long_names())),
        ("english_many_lines", english(many_lines())),
        ("english_credit_note", english(credit_note_full())),
        (
            "english_credit_note_partial",
            english(credit_note_partial()),
        ),
    ]
}

/// A year of Silver in Spain, by transfer in euros.
pub(crate) fn invoice() -> Document {
    let issued_on = day("2026-11-25");
    let net = Money::new(10_000, Currency::Eur);
    Document {
        id: "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d".parse().unwrap(),
        number: number("2026-000042"),
        account_id: "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3e".parse().unwrap(),
        subscription_id: "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3f".parse().unwrap(),
        term_id: "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c40".parse().unwrap(),
        corrects: None,
        corrected_number: None,
        reason: None,
        issued_on,
        due_on: due_on(issued_on),
        lines: vec![line("Canon Professional Services : Silver", net)],
        price: Price::new(net, VatTreatment::Domestic, RATE).unwrap(),
        purchase_order: None,
        method: PaymentMethod::Transfer,
        member_number: MemberNumber::from_sequence(42),
        issuer: Party {
            name: "CPS Europa".to_owned(),
            address: lines("Calle del Diafragma 1|28001 Madrid|España"),
            vat_number: "ESX0000000T".to_owned(),
            country: country("ES"),
        },
        buyer: Party {
            name: "Lumbre Fotografía S.L.".to_owned(),
            address: lines("Calle de la Luz 7, 2.º B|46001 Valencia|España"),
            vat_number: "ESB12345674".to_owned(),
            country: country("ES"),
        },
        bank: Some(BankAccount {
            holder: "CPS Europa".to_owned(),
            iban: Iban::parse("ES9121000418450200051332").unwrap(),
            bic: Some(Bic::parse("CAIXESBBXXX").unwrap()),
        }),
        language: Language::Spanish,
    }
}

fn by_card(document: Document) -> Document {
    Document {
        method: PaymentMethod::Card,
        ..document
    }
}

fn english(document: Document) -> Document {
    Document {
        language: Language::English,
        ..document
    }
}

fn without_rate() -> Document {
    let mut document = invoice();
    reprice(&mut document, 10_000, VatTreatment::Domestic, 0);
    document
}

fn reverse_charge() -> Document {
    let mut document = invoice();
    reprice(&mut document, 10_000, VatTreatment::ReverseCharge, 2_100);
    document.buyer = Party {
        name: "Studio Lichtblick GmbH".to_owned(),
        address: lines("Blendenstraße 8|10115 Berlin|Deutschland"),
        vat_number: "DE136695976".to_owned(),
        country: country("DE"),
    };
    document
}

fn outside_scope() -> Document {
    let mut document = invoice();
    let net = Money::new(8_500, Currency::Gbp);
    document.price = Price::new(net, VatTreatment::OutsideScope, VatRate::ZERO).unwrap();
    document.lines = vec![line("Canon Professional Services : Silver", net)];
    document.buyer = Party {
        name: "Aperture Yard Ltd".to_owned(),
        address: lines("1 Aperture Yard|London N1 9GU|United Kingdom"),
        vat_number: "GB980780684".to_owned(),
        country: country("GB"),
    };
    document
}

fn upgrade() -> Document {
    let mut document = invoice();
    reprice(&mut document, 12_345, VatTreatment::Domestic, 2_100);
    let line = document.lines.first_mut().unwrap();
    line.description = "Canon Professional Services : Gold (mejora desde Silver)".to_owned();
    line.level = LevelCode::Gold;
    line.starts_on = day("2026-11-25");
    line.ends_on = day("2027-06-01");
    document
}

fn with_purchase_order() -> Document {
    Document {
        purchase_order: Some(PurchaseOrder::parse("eg-0123456789/2026-PEDIDO-ANUAL-Ñ12").unwrap()),
        ..invoice()
    }
}

fn without_bank() -> Document {
    Document {
        bank: None,
        ..invoice()
    }
}

/// Those do not say where a party is.
fn of_the_first_weeks() -> Document {
    let mut document = invoice();
    document.issuer.country = None;
    document.buyer.country = None;
    document.buyer.vat_number = "EL094259216".to_owned();
    document.buyer.name = "Διάφραγμα Φωτογραφία Α.Ε.".to_owned();
    reprice(&mut document, 10_000, VatTreatment::ReverseCharge, 0);
    document
}

pub(crate) fn long_names() -> Document {
    let mut document = with_purchase_order();
    document.issuer.name =
        "Canon Professional Services Europa, Sociedad de Servicios Audiovisuales y Fotográficos S.A.U."
            .to_owned();
    document.buyer.name =
        "Sociedad Cooperativa de Fotógrafas y Fotógrafos de Naturaleza, Deporte y Prensa de la Comunitat Valenciana"
            .to_owned();
    document.buyer.address = lines(
        "Polígono Industrial Fuente del Jarro, segunda fase, nave 12, puerta trasera|A la atención del departamento de administración y compras|Edificio Obturador|Planta 3, despacho 27|46988 Paterna|Valencia|España",
    );
    reprice(&mut document, 123_456_789, VatTreatment::Domestic, 2_100);
    document.lines.first_mut().unwrap().description =
        "Canon Professional Services : Corporate A, con todo lo que incluye y Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
            .to_owned();
    if let Some(bank) = &mut document.bank {
        bank.holder = document.issuer.name.clone();
        bank.iban = Iban::parse("MT84MALT011000012345MTLCAST001S").unwrap();
    }
    document
}

pub(crate) fn many_lines() -> Document {
    let mut document = invoice();
    let each = Money::new(3_333, Currency::Eur);
    document.lines = (1..=45)
        .map(|count| Line {
            quantity: 3,
            unit_price: Money::new(1_111, Currency::Eur),
            ..line(
                &format!("Canon Professional Services : Silver {count}"),
                each,
            )
        })
        .collect();
    let net = Money::new(3_333 * 45, Currency::Eur);
    document.price = Price::new(net, VatTreatment::Domestic, RATE).unwrap();
    document
}

/// What XML would take for its own, what no font here can write, and an accent of its own.
pub(crate) fn hostile_texts() -> Document {
    let mut document = invoice();
    document.buyer.name = "<b>Lumbre</b> & \"Söhne\" ]]> 写真館 ☃ Jose\u{301}".to_owned();
    document.buyer.address =
        lines("{date} {amount} &amp; \u{1}\u{7f}|<!-- 1 -->| |Ąžuolas č. 5|Фото 7");
    document.lines.first_mut().unwrap().description = "<Silver> & 'Gold'\t\u{200b}".to_owned();
    document
}

pub(crate) fn credit_note_full() -> Document {
    let invoice = invoice();
    let issued_on = day("2026-12-02");
    Document {
        number: number("R2026-000007"),
        corrects: Some(invoice.id),
        corrected_number: Some(invoice.number),
        reason: Some(CreditReason::Withdrawal),
        issued_on,
        due_on: issued_on,
        ..invoice
    }
}

/// Half a cent falls so that net and VAT of the part are not in the rate's proportion to the cent.
fn credit_note_partial() -> Document {
    let whole = credit_note_full();
    let gross = Money::new(4_007, Currency::Eur);
    let price = Price::from_gross(gross, VatTreatment::Domestic, RATE).unwrap();
    Document {
        reason: Some(CreditReason::Unpaid),
        lines: vec![line("Canon Professional Services : Silver", price.net)],
        price,
        purchase_order: Some(PurchaseOrder::parse("eg-0123456789").unwrap()),
        ..whole
    }
}

fn credit_note_reverse_charge() -> Document {
    let invoice = reverse_charge();
    Document {
        lines: invoice.lines,
        price: invoice.price,
        buyer: invoice.buyer,
        ..by_card(credit_note_full())
    }
}

/// Prices the one line of a document in euros.
fn reprice(document: &mut Document, net: i64, treatment: VatTreatment, basis_points: u32) {
    let net = Money::new(net, Currency::Eur);
    let rate = VatRate::from_basis_points(basis_points);
    document.price = Price::new(net, treatment, rate).unwrap();
    document.lines = vec![line("Canon Professional Services : Silver", net)];
}

fn line(description: &str, net: Money) -> Line {
    let starts_on = day("2026-11-25");
    Line {
        description: description.to_owned(),
        level: LevelCode::Silver,
        starts_on,
        ends_on: term_end(starts_on),
        quantity: 1,
        unit_price: net,
        net,
    }
}

fn number(text: &str) -> DocumentNumber {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn country(code: &str) -> Option<CountryCode> {
    Some(CountryCode::parse(code).unwrap())
}

/// Lines with a bar between them.
fn lines(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}
