//! A line that names the columns, then one line a product. Each line is read by itself, because no text in it may hold a line
//! break: so a stray quotation mark spoils its own line and not the rest of the file.

use cps_domain::{
    LineProblem, PRODUCT_FILE_BYTES, PRODUCT_FILE_LINES, ProductColumn, ProductLine, read_cell,
};
use csv::StringRecord;

use super::ProductFileError;
use crate::spreadsheet::{cells, decode, plain_name, separator};

/// A line as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// Its number; the columns' names stand in line 1.
    pub number: u32,
    /// What stands in it.
    pub cells: ProductLine,
    /// Why nobody can tell what stands where.
    pub problem: Option<LineProblem>,
}

/// Reads a file whole. Columns may stand in any order, and others beside them.
///
/// # Errors
/// [`ProductFileError`].
pub fn read(file: &[u8]) -> Result<Vec<ReadLine>, ProductFileError> {
    if file.len() > PRODUCT_FILE_BYTES {
        return Err(ProductFileError::TooLarge);
    }
    let text = decode(file);
    if text.trim().is_empty() {
        return Err(ProductFileError::Empty);
    }
    let separator = separator(&text);
    // Without line breaks it is one record, and the text is UTF-8: reading it cannot fail.
    let cells = |line: &str| cells(line.as_bytes(), separator).unwrap_or_default();
    let mut lines = text.split('\n');
    let columns = Columns::read(&cells(lines.next().unwrap_or_default()))?;
    let mut read = Vec::new();
    for (line, number) in lines.zip(2..) {
        if is_empty(line, separator) {
            continue;
        }
        if read.len() == PRODUCT_FILE_LINES {
            return Err(ProductFileError::TooManyLines);
        }
        read.push(columns.line(&cells(line), number));
    }
    if read.is_empty() {
        return Err(ProductFileError::NoLines);
    }
    Ok(read)
}

/// Whether no cell of the line holds anything, as at the end of many a spreadsheet. A file may have millions of such lines, so they
/// are not taken apart.
fn is_empty(line: &str, separator: u8) -> bool {
    line.chars()
        .all(|sign| sign == char::from(separator) || sign == '"' || sign.is_whitespace())
}

/// What the first line says about the others: of each column which one it is, if it is one of ours.
struct Columns(Vec<Option<ProductColumn>>);

impl Columns {
    fn read(header: &StringRecord) -> Result<Self, ProductFileError> {
        let names = header.iter();
        let columns: Vec<_> = names
            .map(|name| ProductColumn::called(&plain_name(name)))
            .collect();
        for column in ProductColumn::ALL {
            let count = columns
                .iter()
                .filter(|found| **found == Some(column))
                .count();
            match (column, count) {
                (ProductColumn::Model, 0) => return Err(ProductFileError::NoModel),
                (_, 0 | 1) => {}
                _ => return Err(ProductFileError::RepeatedColumn(column)),
            }
        }
        Ok(Self(columns))
    }

    fn line(&self, cells: &StringRecord, number: u32) -> ReadLine {
        let mut line = ProductLine::default();
        for (column, cell) in self.0.iter().zip(cells) {
            if let Some(column) = column {
                line.set(*column, read_cell(cell));
            }
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (found, expected) = (count(cells.len()), count(self.0.len()));
        ReadLine {
            number,
            cells: line,
            problem: (found != expected).then_some(LineProblem::Cells { found, expected }),
        }
    }
}

#[cfg(test)]
mod tests;
