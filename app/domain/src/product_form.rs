//! The form with which a product is registered and changed.

use serde::{Deserialize, Serialize};

use crate::form_reader::{FormReader, if_given};
use crate::{
    CountryCode, Date, Dealer, Field, FieldProblem, Problem, ProductDetails, SerialNumber,
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
        let mut form = FormReader::default();
        let serial_number = completeness.admit(SerialNumber::parse(&self.serial_number));
        let serial_number = form.read(Field::SerialNumber, serial_number);
        let purchase_date = parse_purchase_date(&self.purchase_date, today, launched);
        let purchase_date = form.read(Field::PurchaseDate, completeness.admit(purchase_date));
        let purchase_country = CountryCode::parse_one_of(&self.purchase_country, countries);
        let purchase_country = completeness.admit(purchase_country);
        let purchase_country = form.read(Field::PurchaseCountry, purchase_country);
        let dealer = completeness.admit(Dealer::parse(&self.dealer));
        let dealer = form.read(Field::Dealer, dealer);
        form.finish(|| {
            let (purchase_date, dealer) = (purchase_date?, dealer?);
            Some(ProductDetails {
                serial_number: serial_number?,
                purchase_date,
                // What is not there is not an estimate either.
                purchase_date_estimated: self.purchase_date_estimated && purchase_date.is_some(),
                purchase_country: purchase_country?,
                dealer_estimated: self.dealer_estimated && dealer.is_some(),
                dealer,
            })
        })
    }
}

impl Completeness {
    /// The value of a detail, which may be nothing if it may be left empty.
    fn admit<T>(self, parsed: Result<T, Problem>) -> Result<Option<T>, Problem> {
        match self {
            Self::MayBeMissing => if_given(parsed),
            Self::AllRequired => parsed.map(Some),
        }
    }
}
