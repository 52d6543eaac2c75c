//! The file: a line that names the columns, then one line a product. Each line is read by itself, because no text in it may
//! hold a line break: so a stray quotation mark spoils its own line and not the rest of the file.

use std::io::{BufRead as _, BufReader, Read};

use cps_domain::{EmailAddress, Problem};
use csv::StringRecord;

use super::{ImportError, WrongLine, WrongLineReason};
use crate::spreadsheet::cells;
use crate::store::old_accounts::OldDetails;

/// The columns that a file must have, in any order. It may have others, which are not read.
const COLUMNS: [&str; 7] = [
    "email",
    "member_number",
    "model",
    "serial_number",
    "purchase_date",
    "purchase_country",
    "dealer",
];

/// The most characters of a text other than the e-mail address.
pub(super) const MAX_LENGTH: usize = 200;

/// A line that makes sense by itself.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) email: EmailAddress,
    pub(super) member_number: String,
    /// The name of the model and what is known of the product; nothing on the line of an account without products.
    pub(super) product: Option<(String, OldDetails)>,
}

/// The lines of a file, and those that make no sense.
pub(super) fn read(file: impl Read) -> Result<(Vec<Line>, Vec<WrongLine>), ImportError> {
    let mut lines = BufReader::new(file).split(b'\n');
    let header = Header::read(&lines.next().transpose()?.unwrap_or_default())?;
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for (text, number) in lines.zip(2..) {
        match header.read_line(&text?, number) {
            Ok(None) => {}
            Ok(Some(line)) => right.push(line),
            Err(reason) => wrong.push(WrongLine {
                line: number,
                reason,
            }),
        }
    }
    Ok((right, wrong))
}

/// What the first line says about the others.
struct Header {
    separator: u8,
    columns: StringRecord,
}

impl Header {
    fn read(text: &[u8]) -> Result<Self, ImportError> {
        let separator = if text.contains(&b';') { b';' } else { b',' };
        let columns = cells(text, separator).map_err(|_| ImportError::Header)?;
        if columns.is_empty() {
            return Err(ImportError::Header);
        }
        for column in COLUMNS {
            match columns.iter().filter(|name| *name == column).count() {
                0 => return Err(ImportError::MissingColumn(column)),
                1 => {}
                _ => return Err(ImportError::RepeatedColumn(column)),
            }
        }
        Ok(Self { separator, columns })
    }

    /// What a line says; nothing if all its cells are empty, as at the end of many a spreadsheet.
    fn read_line(&self, text: &[u8], number: u64) -> Result<Option<Line>, WrongLineReason> {
        let cells = cells(text, self.separator).map_err(|_| WrongLineReason::Unreadable)?;
        if cells.iter().all(str::is_empty) {
            return Ok(None);
        }
        let (found, expected) = (cells.len(), self.columns.len());
        if found != expected {
            return Err(WrongLineReason::Columns { found, expected });
        }
        let text = |column| self.text(&cells, column);
        let detail = |column| check(column, text(column));
        let email = read_email(text("email"))?;
        let member_number = detail("member_number")?.ok_or(WrongLineReason::NoMemberNumber)?;
        let details = OldDetails {
            serial_number: detail("serial_number")?,
            purchase_date: detail("purchase_date")?,
            purchase_country: detail("purchase_country")?,
            dealer: detail("dealer")?,
        };
        let product = match detail("model")? {
            Some(model) => Some((model, details)),
            None if details == OldDetails::default() => None,
            None => return Err(WrongLineReason::NoModel),
        };
        Ok(Some(Line {
            number,
            email,
            member_number,
            product,
        }))
    }

    /// What stands in this column.
    fn text<'c>(&self, cells: &'c StringRecord, column: &str) -> &'c str {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| cells.get(place)).unwrap_or_default()
    }
}

fn read_email(text: &str) -> Result<EmailAddress, WrongLineReason> {
    EmailAddress::parse(text).map_err(|problem| match problem {
        Problem::Required => WrongLineReason::NoEmail,
        _ => WrongLineReason::MalformedEmail(text.to_owned()),
    })
}

/// A text as it is, if it can be kept; nothing if it is empty.
fn check(column: &'static str, text: &str) -> Result<Option<String>, WrongLineReason> {
    if text.chars().count() > MAX_LENGTH {
        Err(WrongLineReason::TooLong(column))
    } else if text.contains(char::is_control) {
        Err(WrongLineReason::ControlCharacter(column))
    } else {
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }
}
