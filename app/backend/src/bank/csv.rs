//! CSV, as banks' web pages export it: a line that names the columns, then one line a movement.

use ::csv::{ReaderBuilder, StringRecord, Trim};
use cps_domain::parse_local_date;

use super::amount::read_local;
use super::error::{StatementError, WrongEntry};
use super::statement::{Movement, Reading, Statement};
use crate::spreadsheet::{plain_name, separator};

/// The names that a column goes by, in English and Spanish; the first is the one by which it is missed.
const DATE: [&str; 5] = [
    "date",
    "booking_date",
    "fecha",
    "fecha_operacion",
    "fecha_contable",
];
const AMOUNT: [&str; 2] = ["amount", "importe"];
const CURRENCY: [&str; 3] = ["currency", "divisa", "moneda"];
const DEBTOR: [&str; 4] = ["debtor", "payer", "ordenante", "nombre"];
const ACCOUNT: [&str; 3] = ["account", "iban", "cuenta"];
const BANK_REFERENCE: [&str; 3] = ["bank_reference", "transaction_id", "referencia_banco"];
/// Of these there may be several: all of them are read.
const TEXT: [&str; 7] = [
    "text",
    "description",
    "remittance",
    "reference",
    "concepto",
    "observaciones",
    "referencia",
];

/// The currency of a file that names none.
const USUAL_CURRENCY: &str = "EUR";

/// Reads a file to its end.
pub(super) fn read(text: &str) -> Result<Statement, StatementError> {
    let mut lines = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut cells = StringRecord::new();
    // The text is UTF-8 and lines may be of any length: reading it cannot fail.
    let more = lines.read_record(&mut cells).unwrap_or(false);
    let columns = if more {
        Columns::find(&cells)?
    } else {
        return Err(StatementError::Empty);
    };
    let mut reading = Reading::default();
    while lines.read_record(&mut cells).unwrap_or(false) {
        let line = cells.position().map_or(0, ::csv::Position::line);
        if cells.iter().any(|cell| !cell.is_empty()) {
            columns
                .add(&mut reading, &cells)
                .map_err(|wrong| StatementError::Line { line, wrong })?;
        }
    }
    Ok(reading.statement)
}

/// Where what stands.
struct Columns {
    count: usize,
    date: usize,
    amount: usize,
    texts: Vec<usize>,
    currency: Option<usize>,
    debtor: Option<usize>,
    account: Option<usize>,
    bank_reference: Option<usize>,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Self, StatementError> {
        let header: Vec<String> = header.iter().map(plain_name).collect();
        let places = |names: &[&str]| {
            let found = header.iter().enumerate();
            let found = found.filter(|(_, name)| names.contains(&name.as_str()));
            found.map(|(place, _)| place).collect::<Vec<usize>>()
        };
        let optional = |names: &[&'static str]| match (places(names).as_slice(), names) {
            ([], _) => Ok(None),
            ([place], _) => Ok(Some(*place)),
            (_, names) => Err(StatementError::RepeatedColumn(called(names))),
        };
        let needed = |names: &[&'static str]| {
            optional(names)?.ok_or(StatementError::MissingColumn(called(names)))
        };
        let texts = places(&TEXT);
        if texts.is_empty() {
            return Err(StatementError::MissingColumn(called(&TEXT)));
        }
        Ok(Self {
            date: needed(&DATE)?,
            amount: needed(&AMOUNT)?,
            texts,
            currency: optional(&CURRENCY)?,
            debtor: optional(&DEBTOR)?,
            account: optional(&ACCOUNT)?,
            bank_reference: optional(&BANK_REFERENCE)?,
            count: header.len(),
        })
    }

    fn add(&self, reading: &mut Reading, cells: &StringRecord) -> Result<(), WrongEntry> {
        if cells.len() != self.count {
            return Err(WrongEntry::Columns);
        }
        let cell = |place: usize| cells.get(place).unwrap_or_default();
        let given = |place: Option<usize>| place.map_or("", cell);
        let booked_on = parse_local_date(cell(self.date)).ok_or(WrongEntry::Date)?;
        let amount = read_local(cell(self.amount)).ok_or(WrongEntry::Amount)?;
        if amount <= 0 {
            reading.skip();
            return Ok(());
        }
        let texts: Vec<&str> = self.texts.iter().copied().map(cell).collect();
        reading.add(&Movement {
            account: given(self.account),
            reference: (given(self.bank_reference), 0),
            booked_on,
            amount,
            currency: self.currency.map_or(USUAL_CURRENCY, cell),
            texts: &texts,
            debtor: given(self.debtor),
            bundled: false,
        })
    }
}

fn called(names: &[&'static str]) -> &'static str {
    names.first().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
