//! «Mis productos».

use serde::{Deserialize, Serialize};

use super::Meter;
use crate::{
    CountryCode, Date, Dealer, Detail, LevelCode, ModelKind, Points, ProductId, SerialNumber,
};

coded_enum! {
    /// Which products are listed.
    ProductState by code {
        /// All of them.
        All = "all",
        /// Those that wait for a detail.
        Incomplete = "incomplete",
        /// Those that count.
        Complete = "complete",
    }
}

coded_enum! {
    /// In which order products are listed.
    ProductSort by code {
        /// What still needs doing first.
        Attention = "attention",
        /// By the model's name.
        Model = "model",
        /// Most points first.
        Points = "points",
        /// Latest purchase first.
        PurchaseDate = "purchase_date",
    }
}

/// Which part of the list is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductQuery {
    /// The filter.
    pub state: ProductState,
    /// The order.
    pub sort: ProductSort,
    /// Where the page before ended: [`ProductsPage::next_page`].
    pub after: Option<String>,
}

impl Default for ProductQuery {
    fn default() -> Self {
        Self {
            state: ProductState::All,
            sort: ProductSort::Attention,
            after: None,
        }
    }
}

impl ProductQuery {
    /// Reads an address's query. What it doesn't know means the default: addresses are typed by
    /// hand and kept for years.
    #[must_use]
    pub fn read(state: &str, sort: &str, after: &str) -> Self {
        Self {
            state: state.parse().unwrap_or(ProductState::All),
            sort: sort.parse().unwrap_or(ProductSort::Attention),
            after: (!after.is_empty()).then(|| after.to_string()),
        }
    }
}

/// The list with the points panel above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductsPage {
    /// The account's points.
    pub points: Points,
    /// All its products.
    pub product_count: u32,
    /// Those that wait for a detail.
    pub incomplete_count: u32,
    /// What completing them all would bring.
    pub incomplete_points: Points,
    /// The level that one would then newly reach.
    pub after_completing: Option<LevelCode>,
    /// The points against the levels.
    pub meter: Meter,
    /// How many products MIGRAR PRODUCTOS would move; `None` hides the button.
    pub can_migrate: Option<u32>,
    /// Whether the application named an old account.
    pub had_old_account: bool,
    /// Whether a subscription is live.
    pub subscribed: bool,
    /// One page of products.
    pub rows: Vec<ProductRow>,
    /// Asks for the page that follows, if there is one. Opaque.
    pub next_page: Option<String>,
}

/// A product in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRow {
    /// Which product.
    pub id: ProductId,
    /// The model's name.
    pub model: String,
    /// The model's kind.
    pub kind: ModelKind,
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
    /// What it counts, fixed when it was completed; or what completing it today would bring.
    pub points: Points,
    /// Whether its points count: the green check.
    pub complete: bool,
}

impl ProductRow {
    /// The mandatory details that are not there yet.
    #[must_use]
    pub fn missing(&self) -> Vec<Detail> {
        Detail::missing([
            self.serial_number.is_some(),
            self.purchase_date.is_some(),
            self.purchase_country.is_some(),
            self.dealer.is_some(),
        ])
    }
}
