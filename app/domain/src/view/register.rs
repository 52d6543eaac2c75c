//! «Registrar producto».

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Date};

/// What the registration form offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPage {
    /// The models' names, in order.
    pub models: Vec<String>,
    /// The countries to choose from.
    pub countries: Vec<CountryCode>,
    /// The account's own country, chosen beforehand.
    pub home: CountryCode,
    /// The last day a purchase date can have.
    pub today: Date,
}
