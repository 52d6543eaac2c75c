//! The form with which a product is registered and changed.

use serde::{Deserialize, Serialize};

use crate::{
    CountryCode, Date, Dealer, Detail, Field, FieldProblem, Problem, ProductDetails, SerialNumber,
    parse_purchase_date,
};

/// What was typed, untouched, so that it can be shown again. A control that was not sent is empty or unticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductForm {
    /// The model's name; looked up by the server.
    pub model: String,
    /// Read by [`SerialNumber::parse`].
    pub serial_number: String,
    /// Read by [`parse_purchase_date`].
    pub purchase_date: String,
    /// Whether the date is an estimate.
    pub purchase_date_estimated: bool,
    /// Read by [`CountryCode::parse`].
    pub purchase_country: String,
    /// Read by [`Dealer::parse`].
    pub dealer: String,
    /// Whether the dealer is an estimate.
    pub dealer_estimated: bool,
}

/// Whether a detail may be left empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// A product can be kept without it; it does not count yet.
    MayBeMissing,
    /// All four must be there.
    AllRequired,
}

impl ProductForm {
    /// Reads the four details, of a model launched in this year, bought in one of these countries.
    ///
    /// # Errors
    /// Every problem at once, in the order of the controls.
    pub fn parse_details(
        &self,
        today: Date,
        launched: i16,
        countries: &[CountryCode],
        completeness: Completeness,
    ) -> Result<ProductDetails, Vec<FieldProblem>> {
        let mut reader = Reader {
            completeness,
            problems: Vec::new(),
        };
        let serial_number = reader.read(
            Detail::SerialNumber,
            SerialNumber::parse(&self.serial_number),
        );
        let purchase_date = reader.read(
            Detail::PurchaseDate,
            parse_purchase_date(&self.purchase_date, today, launched),
        );
        let purchase_country = reader.read(
            Detail::PurchaseCountry,
            participating(&self.purchase_country, countries),
        );
        let dealer = reader.read(Detail::Dealer, Dealer::parse(&self.dealer));
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        Ok(ProductDetails {
            serial_number,
            purchase_date,
            // What is not there is not an estimate either.
            purchase_date_estimated: self.purchase_date_estimated && purchase_date.is_some(),
            purchase_country,
            dealer_estimated: self.dealer_estimated && dealer.is_some(),
            dealer,
        })
    }
}

fn participating(text: &str, countries: &[CountryCode]) -> Result<CountryCode, Problem> {
    let country = CountryCode::parse(text)?;
    if countries.contains(&country) {
        Ok(country)
    } else {
        Err(Problem::UnknownCountry)
    }
}

/// Collects the problems of all controls.
struct Reader {
    completeness: Completeness,
    problems: Vec<FieldProblem>,
}

impl Reader {
    fn read<T>(&mut self, detail: Detail, parsed: Result<T, Problem>) -> Option<T> {
        match parsed {
            Ok(value) => return Some(value),
            Err(Problem::Required) if self.completeness == Completeness::MayBeMissing => {}
            Err(problem) => self.report(detail.field(), problem),
        }
        None
    }

    fn report(&mut self, field: Field, problem: Problem) {
        self.problems.push(FieldProblem::new(field, problem));
    }
}
