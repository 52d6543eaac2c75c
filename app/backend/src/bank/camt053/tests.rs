use cps_domain::{Currency, Money};

use crate::bank::{Credit, Statement, StatementError, WrongEntry, read};

const VERSION_02: &str = include_str!("../samples/version_02.xml");
const VERSION_08: &str = include_str!("../samples/version_08.xml");

fn statement(file: &str) -> Statement {
    read(file.as_bytes()).unwrap()
}

fn euro(credit: &Credit) -> (i64, &str, &str) {
    assert_eq!(credit.amount.currency, Currency::Eur);
    (credit.amount.amount, &credit.debtor, &credit.remittance)
}

/// Fingerprints tell all of them apart.
fn different(statement: &Statement) -> usize {
    let mut fingerprints: Vec<&str> = statement
        .credits
        .iter()
        .map(|credit| credit.fingerprint.as_str())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    fingerprints.len()
}

#[test]
fn money_that_came_in_is_read_and_the_rest_counted() {
    let statement = statement(VERSION_02);
    let read: Vec<_> = statement.credits.iter().map(euro).collect();
    let fils = "Foto & Fils S.A.";
    let cash = (10_000, "", "Ingreso en efectivo");
    assert_eq!(
        read,
        [
            (12_100, "Estudio Luz S.L.", "RF492026000001"),
            (12_100, fils, "Factura 2026-\n000002\nA-1"),
            (12_100, fils, "Factura <2026-000003>\nA-2"),
            (10_000, "Blaulicht Studio", "Danke"),
            cash,
            cash,
        ]
    );
    assert_eq!((statement.skipped, statement.foreign), (3, 0));
    assert!(statement.credits.iter().all(|credit| !credit.bundled));
    let days = statement.credits.iter().map(|credit| credit.booked_on);
    assert!(days.into_iter().all(|day| day.to_string() == "2026-06-30"));
}

#[test]
fn newer_versions_say_the_same_elsewhere() {
    let statement = statement(VERSION_08);
    let [single, bundle] = statement.credits.as_slice() else {
        panic!("{statement:?}");
    };
    assert_eq!(single.amount, Money::new(85_00, Currency::Gbp));
    assert_eq!(single.debtor, "North Light Studio Ltd");
    assert_eq!(single.remittance, "RF49 2026 0000 01\nPO-2026-17");
    assert_eq!(single.booked_on.to_string(), "2026-07-01");
    assert_eq!(bundle.amount, Money::new(17_000, Currency::Gbp));
    assert_eq!(bundle.remittance, "2026-000004\n2026-000005");
    assert_eq!((single.bundled, bundle.bundled), (false, true));
    assert_eq!((statement.skipped, statement.foreign), (0, 1));
}

#[test]
fn fingerprints_are_different_within_a_file_and_the_same_the_next_time() {
    for file in [VERSION_02, VERSION_08] {
        let first = statement(file);
        assert_eq!(different(&first), first.credits.len());
        let indented = file.replace("\n", "\r\n   ");
        assert_eq!(statement(&indented), first);
    }
}

#[test]
fn the_bank_s_reference_tells_alike_payments_apart_also_across_files() {
    let entry = |reference: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-30</Dt></BookgDt>\
             <AcctSvcrRef>{reference}</AcctSvcrRef></Ntry>"
        )
    };
    let both = statement(&file(&(entry("A") + &entry("B"))));
    let second = statement(&file(&entry("B")));
    assert_eq!(both.credits[1].fingerprint, second.credits[0].fingerprint);
    assert_ne!(both.credits[0].fingerprint, second.credits[0].fingerprint);
    // The same reference twice is the same money.
    assert_eq!(different(&statement(&file(&(entry("A") + &entry("A"))))), 1);
    let elsewhere = file(&entry("A")).replace("ES91", "ES92");
    assert_ne!(
        statement(&elsewhere).credits[0].fingerprint,
        both.credits[0].fingerprint
    );
}

#[test]
fn what_breaks_off_is_refused_whole() {
    for (length, _) in VERSION_08.char_indices().skip(1) {
        let cut = &VERSION_08[..length];
        let refused = read(cut.as_bytes());
        let whole = cut.trim_end().ends_with("</ns2:Document>");
        assert_eq!(refused.is_ok(), whole, "cut at {length}: {refused:?}");
    }
}

#[test]
fn other_files_are_named() {
    for (text, expected) in [
        ("", StatementError::Empty),
        (" \n", StatementError::Empty),
        ("<html><body>Acct</body></html>", StatementError::OtherXml),
        (
            "<Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>",
            StatementError::OtherXml,
        ),
    ] {
        assert_eq!(read(text.as_bytes()), Err(expected), "{text}");
    }
    let entities = format!(
        "<!DOCTYPE Document [<!ENTITY a \"harm\">]>{}",
        file("<Ntry><Amt Ccy=\"EUR\">&a;</Amt></Ntry>")
    );
    let broken = read(entities.as_bytes());
    assert!(
        matches!(broken, Err(StatementError::BrokenXml(_))),
        "{broken:?}"
    );
    let deep = file(&format!("<Ntry>{}", "<a>".repeat(100)));
    let broken = read(deep.as_bytes());
    assert!(
        matches!(broken, Err(StatementError::BrokenXml(_))),
        "{broken:?}"
    );
}

#[test]
fn a_wrong_entry_is_named_by_its_place() {
    let right = "<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-30</Dt></BookgDt></Ntry>";
    assert_eq!(statement(&file(right)).credits.len(), 1);
    for (part, other, wrong) in [
        ("2026-06-30", "2026-06-31", WrongEntry::Date),
        ("2026-06-30", "", WrongEntry::Date),
        (">1<", ">1,00<", WrongEntry::Amount),
        (">1<", ">1.005<", WrongEntry::Amount),
        (">1<", ">-1<", WrongEntry::Amount),
        ("EUR", "eur", WrongEntry::Currency),
        (" Ccy=\"EUR\"", "", WrongEntry::Currency),
        ("CRDT", "BOTH", WrongEntry::Direction),
    ] {
        let entries = format!("{right}{}", right.replace(part, other));
        let refused = read(file(&entries).as_bytes());
        assert_eq!(
            refused,
            Err(StatementError::Entry { entry: 2, wrong }),
            "{other}"
        );
    }
}

fn file(entries: &str) -> String {
    format!(
        "<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>ES9121000418450200051332</IBAN></Id></Acct>\
         {entries}</Stmt></BkToCstmrStmt></Document>"
    )
}
