//! «Ver producto».

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Date, ModelKind, Points, ProductDetails, ProductId};

/// A product with its details and its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductPage {
    /// Which product.
    pub id: ProductId,
    /// The model's name.
    pub model: String,
    /// The model's kind.
    pub kind: ModelKind,
    /// What is known about it.
    pub details: ProductDetails,
    /// The year the model came out: no purchase date lies before it.
    pub launched: i16,
    /// What it counts, or what completing it today would bring.
    pub points: Points,
    /// Whether its points count.
    pub complete: bool,
    /// Whether it came from an old account.
    pub migrated: bool,
    /// When it was registered.
    pub registered_on: Date,
    /// When it began to count.
    pub completed_on: Option<Date>,
    /// What happened to it, latest first.
    pub history: Vec<HistoryLine>,
    /// The countries to choose from.
    pub countries: Vec<CountryCode>,
    /// The last day a purchase date can have.
    pub today: Date,
}

/// Something that happened to a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// When.
    pub on: Date,
    /// What, by its stable code: `registered`, `completed`, `changed`, `migrated`.
    pub action: String,
}
