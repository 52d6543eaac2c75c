//! Lines of a file that a spreadsheet opens, that [`read`](super::read) reads, and in which nothing is run as a formula.

use cps_domain::view::ProductRow;
use cps_domain::{Language, ProductColumn, ProductLine, SerialNumber, guard_cell};

/// Tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What cells are set apart with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separator(char);

impl Separator {
    /// What spreadsheets in this language take for the end of a cell: where commas part decimals, it is a semicolon.
    #[must_use]
    pub const fn usual_in(language: Language) -> Self {
        match language {
            Language::Spanish => Self(';'),
            Language::English => Self(','),
        }
    }
}

/// Writes a file line by line.
#[derive(Clone, Debug)]
pub struct Writer {
    separator: Separator,
    text: String,
}

impl Writer {
    /// A file that begins with the names of its columns: `before` and `after` those of a product's.
    #[must_use]
    pub fn begin(separator: Separator, before: &[&str], after: &[&str]) -> Self {
        let mut writer = Self {
            separator,
            text: BYTE_ORDER_MARK.to_string(),
        };
        let names = ProductColumn::ALL.map(ProductColumn::name);
        writer.cells(before.iter().chain(&names).chain(after).copied());
        writer
    }

    /// More of a file that has begun.
    #[must_use]
    pub const fn go_on(separator: Separator) -> Self {
        Self {
            separator,
            text: String::new(),
        }
    }

    /// Adds a line, with what stands in the columns before and after the product's.
    pub fn line(&mut self, before: &[&str], line: &ProductLine, after: &[&str]) {
        let cells = ProductColumn::ALL.map(|column| line.cell(column));
        self.cells(before.iter().chain(&cells).chain(after).copied());
    }

    /// Adds a registered product.
    pub fn product(&mut self, product: &ProductRow) {
        self.line(&[], &line_of(product), &[]);
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn cells<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        let Separator(separator) = self.separator;
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                self.text.push(separator);
            }
            self.cell(&guard_cell(cell));
        }
        self.text.push_str("\r\n");
    }

    /// In quotation marks wherever it would end too early otherwise (RFC 4180, 2). A line break would part the line, so it
    /// becomes a space.
    fn cell(&mut self, text: &str) {
        let text = text.replace(['\r', '\n'], " ");
        if text.contains(['"', ',', ';', '\t']) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&text);
        }
    }
}

/// A registered product as a line of a file.
fn line_of(product: &ProductRow) -> ProductLine {
    let mut line = ProductLine::default();
    let serial_number = product.serial_number.as_ref().map(SerialNumber::as_str);
    let ticked = |ticked: bool| if ticked { "yes" } else { "" };
    line.set(ProductColumn::Model, product.model.as_str());
    line.set(
        ProductColumn::SerialNumber,
        serial_number.unwrap_or_default(),
    );
    let date = product.purchase_date.map(|date| date.to_string());
    line.set(ProductColumn::PurchaseDate, date.unwrap_or_default());
    line.set(
        ProductColumn::PurchaseDateEstimated,
        ticked(product.purchase_date_estimated),
    );
    let country = product.purchase_country.map(|country| country.to_string());
    line.set(ProductColumn::PurchaseCountry, country.unwrap_or_default());
    let dealer = product.dealer.as_ref().map(|dealer| dealer.as_str());
    line.set(ProductColumn::Dealer, dealer.unwrap_or_default());
    line.set(
        ProductColumn::DealerEstimated,
        ticked(product.dealer_estimated),
    );
    line
}

#[cfg(test)]
mod tests;
