//! Products by the thousand, for load tests.

use std::ops::Range;

use cps_domain::{
    AccountId, CountryCode, Dealer, ProductDetails, ProductId, SerialNumber, parse_date,
};
use uuid::Uuid;

use super::account_data;
use super::demo::{add_account, find_model};
use super::{DEMO_PASSWORD, SeedError, seed_catalogue};
use crate::portal::Portal;
use crate::service::product_change::{complete, settle_account};
use crate::store::Connection;
use crate::store::products::{self, Product};

/// How many products are written in one transaction.
const BATCH: u32 = 1000;

/// One product in so many lacks its dealer.
const INCOMPLETE_EVERY: u32 = 10;

/// The models that the products take turns with.
const MODELS: [&str; 5] = [
    "EOS R5",
    "EOS R6 Mark II",
    "RF 24-70mm F2.8L IS USM",
    "Speedlite EL-5",
    "RF 50mm F1.8 STM",
];

/// Adds so many products to the account of [`LOAD_EMAIL`](super::LOAD_EMAIL), which is made if it is missing, and the catalogue
/// with it. What was added before stays.
///
/// # Errors
/// [`SeedError`]; then the products of the batch that failed, and those after it, were not added.
pub async fn seed_products(portal: &Portal, number: u32) -> Result<(), SeedError> {
    seed_catalogue(portal).await?;
    let password_hash = portal.passwords.hash(DEMO_PASSWORD).await?;
    let load = account_data::load_account(portal)?;
    let account_id = portal
        .db
        .write(async |connection| add_account(portal, connection, &load, &password_hash).await)
        .await?;
    for first in (0..number).step_by(BATCH as usize) {
        let batch = first..number.min(first.saturating_add(BATCH));
        portal
            .db
            .write(async |connection| add_batch(portal, connection, account_id, &batch).await)
            .await?;
    }
    Ok(())
}

async fn add_batch(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    batch: &Range<u32>,
) -> Result<(), SeedError> {
    let mut models = Vec::new();
    for name in MODELS {
        models.push(find_model(connection, name).await?);
    }
    for (number, model) in batch.clone().zip(models.iter().cycle()) {
        let id = portal.ids.uuid();
        let details = details(id, number);
        let product = Product {
            id: ProductId::from_uuid(id),
            model_id: model.id,
            completion: complete(portal, connection, model.id, &details).await?,
            details,
            registered_at: portal.clock.now(),
            migrated: false,
        };
        products::insert(connection, account_id, &product).await?;
    }
    Ok(settle_account(portal, connection, account_id).await?)
}

/// Details that no other product has: the serial number is the random end of the product's id.
fn details(id: Uuid, number: u32) -> ProductDetails {
    let dealer = (!number.is_multiple_of(INCOMPLETE_EVERY)).then_some("Northern Lens Leeds");
    let (_, random) = id.as_u64_pair();
    ProductDetails {
        serial_number: SerialNumber::parse(&format!("{random:016X}")).ok(),
        purchase_date: parse_date("2024-05-21"),
        purchase_date_estimated: false,
        purchase_country: CountryCode::parse("GB").ok(),
        dealer: dealer.and_then(|dealer| Dealer::parse(dealer).ok()),
        dealer_estimated: false,
    }
}
