use cps_domain::{Currency, Money};

use crate::bank::{Credit, StatementError, WrongEntry, read};

const SPANISH: &[u8] = include_bytes!("../samples/spanish.csv");
const ENGLISH: &[u8] = include_bytes!("../samples/english.csv");

fn row(credit: &Credit) -> (String, Money, &str, &str) {
    let day = credit.booked_on.to_string();
    (day, credit.amount, &credit.debtor, &credit.remittance)
}

#[test]
fn as_spanish_banks_write_it_in_latin_1() {
    let statement = read(SPANISH).unwrap();
    let rows: Vec<_> = statement.credits.iter().map(row).collect();
    let day = |day: &str| day.to_owned();
    let euro = |amount| Money::new(amount, Currency::Eur);
    let text = "Transferencia RF49 2026 0000 01";
    let second = "Factura 2026-000002; muchas gracias\nSucursal 0418";
    assert_eq!(
        rows,
        [
            (day("2026-06-30"), euro(112_100), "Estudio Luz S.L.", text),
            (day("2026-07-01"), euro(12_100), "Foto & Fils S.A.", second),
            (day("2026-07-01"), euro(10_000), "", "Ingreso"),
            (day("2026-07-01"), euro(10_000), "", "Ingreso"),
        ]
    );
    assert_eq!((statement.skipped, statement.foreign), (1, 1));
    assert_ne!(
        statement.credits[2].fingerprint,
        statement.credits[3].fingerprint
    );
    assert_eq!(read(SPANISH).unwrap(), statement);
}

#[test]
fn as_english_banks_write_it_and_in_euro_where_no_currency_stands() {
    let statement = read(ENGLISH).unwrap();
    let [only] = statement.credits.as_slice() else {
        panic!("{statement:?}");
    };
    assert_eq!(only.amount, Money::new(108_550, Currency::Eur));
    assert_eq!(only.remittance, "RF492026000001, thank you");
    assert_eq!(only.debtor, "North Light Studio Ltd");
    assert_eq!(statement.skipped, 1);
}

#[test]
fn the_bank_s_reference_counts_more_than_the_order() {
    let header = "date,amount,text,bank_reference\n";
    let (first, second) = ("2026-07-01,5,Cash,A\n", "2026-07-01,5,Cash,B\n");
    let both = read(format!("{header}{first}{second}").as_bytes()).unwrap();
    let later = read(format!("{header}{second}").as_bytes()).unwrap();
    assert_eq!(both.credits[1], later.credits[0]);
    assert_ne!(both.credits[0].fingerprint, later.credits[0].fingerprint);
}

#[test]
fn columns_that_are_missing_or_there_twice() {
    for (header, expected) in [
        ("amount;text", StatementError::MissingColumn("date")),
        ("date;text", StatementError::MissingColumn("amount")),
        ("date;amount", StatementError::MissingColumn("text")),
        ("hello", StatementError::MissingColumn("text")),
        (
            "date;fecha;amount;text",
            StatementError::RepeatedColumn("date"),
        ),
        (
            "date;amount;text;moneda;divisa",
            StatementError::RepeatedColumn("currency"),
        ),
    ] {
        assert_eq!(read(header.as_bytes()), Err(expected), "{header}");
    }
    assert!(read(b"date;amount;text;concepto").is_ok());
}

#[test]
fn a_wrong_line_is_named_and_nothing_is_read() {
    for (cells, wrong) in [
        ("31/06/2026;5;Cash;EUR", WrongEntry::Date),
        ("06/30/2026;5;Cash;EUR", WrongEntry::Date),
        ("30/06/26;5;Cash;EUR", WrongEntry::Date),
        (";5;Cash;EUR", WrongEntry::Date),
        ("2026-07-01;five;Cash;EUR", WrongEntry::Amount),
        ("2026-07-01;;Cash;EUR", WrongEntry::Amount),
        ("2026-07-01;5;Cash;€", WrongEntry::Currency),
        ("2026-07-01;5;Cash;", WrongEntry::Currency),
        ("2026-07-01;5;Cash", WrongEntry::Columns),
        ("2026-07-01;5;Cash;EUR;", WrongEntry::Columns),
    ] {
        let file = format!("date;amount;text;currency\n30.06.2026;5;Cash;EUR\n{cells}\n");
        let refused = read(file.as_bytes());
        assert_eq!(
            refused,
            Err(StatementError::Line { line: 3, wrong }),
            "{cells}"
        );
    }
}

#[test]
fn what_cannot_be_printed_or_kept_is_left_out() {
    let long = "x".repeat(5000);
    let file = format!("date,amount,text,payer\n2026-07-01,5,a\u{0}b\u{7}  c,{long}\n");
    let statement = read(file.as_bytes()).unwrap();
    assert_eq!(statement.credits[0].remittance, "a b c");
    assert_eq!(statement.credits[0].debtor.len(), 1000);
}
