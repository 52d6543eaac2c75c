//! A file that lists products, one a line: what its columns are called, what may stand in them, and what can be wrong with a line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Detail, FieldProblem, ProductForm, parse_local_date};

/// The most products that are loaded at once.
pub const PRODUCT_FILE_LINES: usize = 5_000;

/// The largest file that is read, in bytes: 400 for each product.
pub const PRODUCT_FILE_BYTES: usize = 2 * 1024 * 1024;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

coded_enum! {
    /// A column of the file, by the name that a downloaded file gives it.
    ProductColumn by name {
        /// The model's name.
        Model = "model",
        /// The serial number.
        SerialNumber = "serial_number",
        /// When it was bought.
        PurchaseDate = "purchase_date",
        /// Whether that day is an estimate.
        PurchaseDateEstimated = "purchase_date_estimated",
        /// Where it was bought.
        PurchaseCountry = "purchase_country",
        /// From whom it was bought.
        Dealer = "dealer",
        /// Whether that name is an estimate.
        DealerEstimated = "dealer_estimated",
    }
}

impl ProductColumn {
    /// The column of this name in English or Spanish, written small, without accents, and with `_` for all that is no letter.
    #[must_use]
    pub fn called(plain: &str) -> Option<Self> {
        Some(match plain {
            "model" | "product" | "modelo" | "producto" => Self::Model,
            "serial_number" | "serial" | "numero_de_serie" | "numero_serie" | "serie" => {
                Self::SerialNumber
            }
            "purchase_date" | "date" | "fecha_de_compra" | "fecha_compra" | "fecha" => {
                Self::PurchaseDate
            }
            "purchase_date_estimated" | "fecha_de_compra_estimada" | "fecha_estimada" => {
                Self::PurchaseDateEstimated
            }
            "purchase_country" | "country" | "pais_de_compra" | "pais_compra" | "pais" => {
                Self::PurchaseCountry
            }
            "dealer" | "shop" | "distribuidor" | "tienda" => Self::Dealer,
            "dealer_estimated" | "distribuidor_estimado" => Self::DealerEstimated,
            _ => return None,
        })
    }
}

/// What can be wrong with a line. It is stored, so codes are added but never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineProblem {
    /// What the form would say at one of its fields.
    Field(FieldProblem),
    /// The cell says neither yes nor no.
    NeitherYesNorNo(ProductColumn),
    /// An earlier line of the file is of the same model and serial number.
    Repeated {
        /// Which line.
        line: u32,
    },
    /// The line has not as many cells as the first one.
    Cells {
        /// How many it has.
        found: u32,
        /// How many the first one has.
        expected: u32,
    },
}

/// What stands in one line, untouched, so that it can be shown again and corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductLine(BTreeMap<ProductColumn, String>);

impl ProductLine {
    /// What stands in the column; nothing if the file has no such column.
    #[must_use]
    pub fn cell(&self, column: ProductColumn) -> &str {
        self.0.get(&column).map_or("", String::as_str)
    }

    /// Writes into a column that is still empty.
    pub fn set(&mut self, column: ProductColumn, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.insert(column, text);
        }
    }

    /// The details that are empty: a product without them does not count yet.
    #[must_use]
    pub fn missing(&self) -> Vec<Detail> {
        let given = |column| !self.cell(column).trim().is_empty();
        Detail::missing([
            given(ProductColumn::SerialNumber),
            given(ProductColumn::PurchaseDate),
            given(ProductColumn::PurchaseCountry),
            given(ProductColumn::Dealer),
        ])
    }

    /// The line as the registration form would have been filled in, for [`ProductForm::parse_details`] to judge, and what the form
    /// cannot say: which boxes are neither ticked nor empty. Dates may have the day first.
    #[must_use]
    pub fn form(&self) -> (ProductForm, Vec<LineProblem>) {
        let mut problems = Vec::new();
        let mut ticked = |column| {
            let ticked = read_flag(self.cell(column));
            if ticked.is_none() {
                problems.push(LineProblem::NeitherYesNorNo(column));
            }
            ticked.unwrap_or(false)
        };
        let date = self.cell(ProductColumn::PurchaseDate).trim();
        let form = ProductForm {
            model: self.cell(ProductColumn::Model).to_owned(),
            serial_number: self.cell(ProductColumn::SerialNumber).to_owned(),
            purchase_date: parse_local_date(date)
                .map_or_else(|| date.to_owned(), |date| date.to_string()),
            purchase_date_estimated: ticked(ProductColumn::PurchaseDateEstimated),
            purchase_country: self.cell(ProductColumn::PurchaseCountry).to_owned(),
            dealer: self.cell(ProductColumn::Dealer).to_owned(),
            dealer_estimated: ticked(ProductColumn::DealerEstimated),
        };
        (form, problems)
    }
}

/// A box as people tick it in a cell; an empty one is not ticked.
fn read_flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "si" | "sí" | "s" | "true" | "verdadero" | "x" | "1" => Some(true),
        "" | "no" | "n" | "false" | "falso" | "0" => Some(false),
        _ => None,
    }
}

/// A text as it stands in a cell. A spreadsheet would run one that begins like a formula, so an apostrophe goes before it;
/// [`read_cell`] takes it away again.
#[must_use]
pub fn guard_cell(text: &str) -> String {
    if begins_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text that a cell stands for.
#[must_use]
pub fn read_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if begins_formula(text) => text,
        _ => cell,
    }
}

/// Apostrophes before it count as part of it, so that a text that has its own keeps them.
fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}
