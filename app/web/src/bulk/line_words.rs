//! What is said of a line, on the page and in the file to correct.

use crate::components::problem_text;
use crate::i18n::*;
use cps_domain::{Field, LineProblem, Problem, ProductColumn};

/// What the registration form calls a column; it has no words of its own for the two boxes.
pub(super) fn column_name(locale: Locale, column: ProductColumn) -> Option<&'static str> {
    Some(match column {
        ProductColumn::Model => td_string!(locale, products.form_model),
        ProductColumn::SerialNumber => td_string!(locale, products.column_serial),
        ProductColumn::PurchaseDate => td_string!(locale, products.form_purchase_date),
        ProductColumn::PurchaseCountry => td_string!(locale, products.form_purchase_country),
        ProductColumn::Dealer => td_string!(locale, products.column_dealer),
        ProductColumn::PurchaseDateEstimated | ProductColumn::DealerEstimated => return None,
    })
}

/// What is wrong, in which column, and what to do.
pub(super) fn line_problem(locale: Locale, problem: &LineProblem) -> String {
    let (column, words) = match problem {
        LineProblem::Field(found) => {
            let words = match found.problem {
                Problem::UnknownModel => td_string!(locale, bulk.problem_model).to_string(),
                Problem::UnknownCountry => td_string!(locale, bulk.problem_country).to_string(),
                ref other => problem_text(locale, other),
            };
            (column_of(found.field), words)
        }
        LineProblem::NeitherYesNorNo(column) => {
            let words = td_string!(locale, bulk.problem_flag).to_string();
            (Some(*column), words)
        }
        LineProblem::Repeated { line } => {
            let words = td_string!(locale, bulk.problem_repeated, line = *line).to_string();
            (Some(ProductColumn::SerialNumber), words)
        }
        LineProblem::Cells { found, expected } => {
            let (found, expected) = (*found, *expected);
            let words = td_string!(
                locale,
                bulk.problem_cells,
                found = found,
                expected = expected
            );
            (None, words.to_string())
        }
    };
    match column {
        Some(column) => {
            let name = column_name(locale, column).unwrap_or(column.name());
            format!("{name}: {words}")
        }
        None => words,
    }
}

/// A form's control and a file's column share their names.
fn column_of(field: Field) -> Option<ProductColumn> {
    field.name().parse().ok()
}
