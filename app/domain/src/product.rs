//! A product's mandatory details (guide, step 2): with all four it counts.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Date, Dealer, Field, SerialNumber};

coded_enum! {
    /// One of the four details that a product needs to count.
    Detail by code {
        /// Its serial number.
        SerialNumber = "serial_number",
        /// When it was bought.
        PurchaseDate = "purchase_date",
        /// Where it was bought.
        PurchaseCountry = "purchase_country",
        /// From whom it was bought.
        Dealer = "dealer",
    }
}

impl Detail {
    /// The control in which it is entered.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::SerialNumber => Field::SerialNumber,
            Self::PurchaseDate => Field::PurchaseDate,
            Self::PurchaseCountry => Field::PurchaseCountry,
            Self::Dealer => Field::Dealer,
        }
    }

    /// Those that are not there, given for each of [`Detail::ALL`] whether it is.
    pub(crate) fn missing(present: [bool; Self::ALL.len()]) -> Vec<Self> {
        let details = Self::ALL.into_iter().zip(present);
        details
            .filter_map(|(detail, present)| (!present).then_some(detail))
            .collect()
    }
}

/// What is known about a product beside its model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDetails {
    /// Its serial number.
    pub serial_number: Option<SerialNumber>,
    /// When it was bought.
    pub purchase_date: Option<Date>,
    /// Whether that day is an estimate.
    pub purchase_date_estimated: bool,
    /// Where it was bought.
    pub purchase_country: Option<CountryCode>,
    /// From whom it was bought.
    pub dealer: Option<Dealer>,
    /// Whether that name is an estimate.
    pub dealer_estimated: bool,
}

impl ProductDetails {
    /// The mandatory details that are not there yet. An estimate is good enough (guide, step 2).
    #[must_use]
    pub fn missing(&self) -> Vec<Detail> {
        Detail::missing([
            self.serial_number.is_some(),
            self.purchase_date.is_some(),
            self.purchase_country.is_some(),
            self.dealer.is_some(),
        ])
    }

    /// Whether the product has all it needs to count: the green check.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }
}
