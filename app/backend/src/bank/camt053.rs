//! CAMT.053, the bank's statement of ISO 20022, in any of its versions: they differ in where a few things stand, and elements are
//! found by their names without regard to the namespace.

use cps_domain::{Date, parse_date};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::amount::read_plain;
use super::element::{self, Element};
use super::error::{StatementError, WrongEntry};
use super::statement::{Movement, Reading, Statement};

/// What a payer's bank writes where the payer gave no reference.
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// Where a payment of several in one entry says how much it is: first as the newer versions do, then as the older ones.
const AMOUNTS: [&[&str]; 3] = [
    &["Amt"],
    &["AmtDtls", "TxAmt", "Amt"],
    &["AmtDtls", "InstdAmt", "Amt"],
];

/// Where it says who paid, likewise.
const DEBTORS: [&[&str]; 4] = [
    &["RltdPties", "Dbtr", "Pty", "Nm"],
    &["RltdPties", "Dbtr", "Nm"],
    &["RltdPties", "UltmtDbtr", "Pty", "Nm"],
    &["RltdPties", "UltmtDbtr", "Nm"],
];

/// Reads a file to its end; one that breaks off is refused.
pub(super) fn read(text: &str) -> Result<Statement, StatementError> {
    let mut reader = Reader::from_str(text);
    let (mut reading, mut account) = (Reading::default(), String::new());
    let (mut is_statement, mut depth, mut entry) = (false, 0_u32, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "Acct" if is_statement => account = number(&element::read(&mut reader, &tag)?),
                "Ntry" if is_statement => {
                    entry += 1;
                    let read = element::read(&mut reader, &tag)?;
                    add(&mut reading, &account, &read)
                        .map_err(|wrong| StatementError::Entry { entry, wrong })?;
                }
                name => {
                    is_statement |= name == "BkToCstmrStmt";
                    depth += 1;
                }
            },
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth == 0 && is_statement => return Ok(reading.statement),
            Ok(Event::Eof) if depth == 0 => return Err(StatementError::OtherXml),
            Ok(Event::Eof) | Err(_) => {
                return Err(StatementError::BrokenXml(reader.buffer_position()));
            }
            Ok(_) => {}
        }
    }
}

/// An account's number.
fn number(account: &Element) -> String {
    let ways: [&[&str]; 2] = [&["Id", "IBAN"], &["Id", "Othr", "Id"]];
    first(account, &ways).to_owned()
}

/// Adds what came in by an entry: one payment, or several that the bank booked together.
fn add(reading: &mut Reading, account: &str, entry: &Element) -> Result<(), WrongEntry> {
    let amount = entry.at(&["Amt"]).ok_or(WrongEntry::Amount)?;
    let total = read_plain(amount.own_text()).ok_or(WrongEntry::Amount)?;
    if !comes_in(entry)? || total == 0 {
        reading.skip();
        return Ok(());
    }
    let details: Vec<&Element> = entry
        .all("NtryDtls")
        .flat_map(|group| group.all("TxDtls"))
        .collect();
    let booked_on = booked_on(entry)?;
    let split = split(&details, &amount.currency, total);
    let parts: Vec<(Vec<&Element>, i64)> = match split {
        Some(amounts) if details.len() > 1 => details
            .iter()
            .map(|part| vec![*part])
            .zip(amounts)
            .collect(),
        _ => vec![(details, total)],
    };
    let mut references = Vec::new();
    for (payments, amount_of_part) in parts.iter().filter(|(_, part)| *part > 0) {
        let reference = reference(entry, payments);
        let place = references.iter().filter(|seen| **seen == reference).count();
        references.push(reference);
        let texts: Vec<&str> = payments
            .iter()
            .flat_map(|payment| texts(payment))
            .chain([entry.text(&["AddtlNtryInf"])])
            .collect();
        let debtors = payments.iter().map(|payment| first(payment, &DEBTORS));
        reading.add(&Movement {
            account,
            reference: (reference, place),
            booked_on,
            amount: *amount_of_part,
            currency: &amount.currency,
            texts: &texts,
            debtor: debtors.into_iter().next().unwrap_or_default(),
            bundled: payments.len() > 1,
        })?;
    }
    Ok(())
}

/// Whether it is money that came in to stay: booked, and not the reversal of a debit.
fn comes_in(entry: &Element) -> Result<bool, WrongEntry> {
    let ways: [&[&str]; 2] = [&["Sts", "Cd"], &["Sts"]];
    let booked = matches!(first(entry, &ways), "" | "BOOK");
    let reversal = matches!(entry.text(&["RvslInd"]), "true" | "1");
    match entry.text(&["CdtDbtInd"]) {
        "CRDT" => Ok(booked && !reversal),
        "DBIT" => Ok(false),
        _ => Err(WrongEntry::Direction),
    }
}

fn booked_on(entry: &Element) -> Result<Date, WrongEntry> {
    let ways: [&[&str]; 4] = [
        &["BookgDt", "Dt"],
        &["BookgDt", "DtTm"],
        &["ValDt", "Dt"],
        &["ValDt", "DtTm"],
    ];
    let day = first(entry, &ways).get(..10);
    day.and_then(parse_date).ok_or(WrongEntry::Date)
}

/// How much each payment of an entry was, if all of them say so and it adds up.
fn split(details: &[&Element], currency: &str, total: i64) -> Option<Vec<i64>> {
    let amounts: Option<Vec<i64>> = details
        .iter()
        .map(|payment| own_amount(payment, currency))
        .collect();
    amounts.filter(|amounts| {
        let sum = amounts
            .iter()
            .try_fold(0_i64, |sum, amount| sum.checked_add(*amount));
        sum == Some(total)
    })
}

fn own_amount(payment: &Element, currency: &str) -> Option<i64> {
    if payment.text(&["CdtDbtInd"]) == "DBIT" {
        return None;
    }
    let amount = AMOUNTS.iter().find_map(|way| payment.at(way))?;
    let amount = (amount.currency == currency).then(|| amount.own_text())?;
    read_plain(amount)
}

/// The bank's reference of a payment, or else of its entry.
fn reference<'e>(entry: &'e Element, payments: &[&'e Element]) -> &'e str {
    let own = match payments {
        [payment] => payment.text(&["Refs", "AcctSvcrRef"]),
        _ => "",
    };
    match own {
        "" => entry.text(&["AcctSvcrRef"]),
        own => own,
    }
}

/// What came with a payment, the reference for machines first.
fn texts(payment: &Element) -> Vec<&str> {
    let remittance = || payment.all("RmtInf");
    let structured = remittance()
        .flat_map(|remittance| remittance.all("Strd"))
        .map(|structured| structured.text(&["CdtrRefInf", "Ref"]));
    let unstructured = remittance()
        .flat_map(|remittance| remittance.all("Ustrd"))
        .map(Element::own_text);
    let end_to_end = Some(payment.text(&["Refs", "EndToEndId"]));
    structured
        .chain(unstructured)
        .chain(end_to_end.filter(|id| *id != NOT_PROVIDED))
        .chain([payment.text(&["AddtlTxInf"])])
        .collect()
}

/// The first of these places where something stands.
fn first<'e>(element: &'e Element, ways: &[&[&'static str]]) -> &'e str {
    let mut found = ways.iter().map(|way| element.text(way));
    found.find(|text| !text.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
