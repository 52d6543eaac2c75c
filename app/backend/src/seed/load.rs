//! Products by the million and accounts by the thousand, for load tests.

use std::ops::Range;

use cps_domain::{
    AccountId, CountryCode, Dealer, EmailAddress, ModelId, Points, ProductDetails, ProductId,
    SerialNumber, UserId, parse_date,
};

use super::account_data;
use super::demo::{add_account, find_model};
use super::{DEMO_PASSWORD, SeedError, seed_catalogue};
use crate::portal::Portal;
use crate::service::product_change::{complete, settle_account};
use crate::store::accounts::{self, Account};
use crate::store::product_series::{self, MODELS, ProductSeries};
use crate::store::products::{self, Product};
use crate::store::users::{self, User};
use crate::store::{Connection, models};

/// How many products are written in one transaction: whoever else writes waits for so many.
const BATCH: u32 = 20_000;

/// How many accounts are written in one transaction.
const ACCOUNTS_BATCH: u32 = 500;

/// The models that the products take turns with.
const NAMES: [&str; MODELS] = [
    "EOS R5",
    "EOS R6 Mark II",
    "RF 24-70mm F2.8L IS USM",
    "Speedlite EL-5",
    "RF 50mm F1.8 STM",
];

/// The products of each account for load tests: 600 points.
const HELD: [&str; 2] = ["EOS R5", "EOS R6 Mark II"];

/// Adds so many products to the account of [`LOAD_EMAIL`](super::LOAD_EMAIL), which is made if it is missing, and the catalogue
/// with it. What was added before stays. Tells `progress` how many there are by now, again and again.
///
/// # Errors
/// [`SeedError`]; then the products of the batch that failed, and those after it, were not added.
pub async fn seed_products(
    portal: &Portal,
    number: u32,
    mut progress: impl FnMut(u32),
) -> Result<(), SeedError> {
    seed_catalogue(portal).await?;
    let password_hash = portal.passwords.hash(DEMO_PASSWORD).await?;
    let load = account_data::load_account(portal)?;
    let series = portal
        .db
        .write(async |connection| {
            let account_id = add_account(portal, connection, &load, &password_hash).await?;
            begin(portal, connection, account_id).await
        })
        .await?;
    for batch in batches(number, BATCH) {
        portal
            .db
            .write(async |connection| {
                product_series::insert(connection, &series, &batch).await?;
                settle_account(portal, connection, series.account_id).await
            })
            .await?;
        progress(batch.end);
    }
    Ok(())
}

async fn begin(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<ProductSeries, SeedError> {
    let mut chosen = Vec::new();
    for name in NAMES {
        let model = find_model(connection, name).await?;
        let points = models::points_on(connection, model.id, portal.clock.today()).await?;
        chosen.push((model.id, points));
    }
    let models: [(ModelId, Points); MODELS] = chosen
        .try_into()
        .map_err(|_| SeedError::Model(NAMES.join(", ")))?;
    Ok(ProductSeries {
        account_id,
        id: portal.ids.uuid(),
        models,
        registered_at: portal.clock.now(),
    })
}

/// Adds members who can join, `load-000000@demo.cps.example` and so on, all with [`DEMO_PASSWORD`] and products for the lowest
/// level, and the catalogue with them. Those that are there stay as they are. Tells `progress` how many there are by now, again
/// and again.
///
/// # Errors
/// [`SeedError`]; then the accounts of the batch that failed, and those after it, were not added.
pub async fn seed_accounts(
    portal: &Portal,
    number: u32,
    mut progress: impl FnMut(u32),
) -> Result<(), SeedError> {
    seed_catalogue(portal).await?;
    // One hash for all: making one takes as long as adding a hundred accounts.
    let password_hash = portal.passwords.hash(DEMO_PASSWORD).await?;
    let like = account_data::load_account(portal)?.account;
    for batch in batches(number, ACCOUNTS_BATCH) {
        portal
            .db
            .write(async |connection| {
                for number in batch.clone() {
                    add_member(portal, connection, &like, &password_hash, number).await?;
                }
                Ok::<_, SeedError>(())
            })
            .await?;
        progress(batch.end);
    }
    Ok(())
}

/// Numbers from nought, in turns of `size`.
fn batches(number: u32, size: u32) -> impl Iterator<Item = Range<u32>> {
    (0..number)
        .step_by(size as usize)
        .map(move |first| first..number.min(first.saturating_add(size)))
}

async fn add_member(
    portal: &Portal,
    connection: &mut Connection<'_>,
    like: &Account,
    password_hash: &str,
    number: u32,
) -> Result<(), SeedError> {
    let email = format!("load-{number:06}@demo.cps.example");
    let email = EmailAddress::parse(&email)
        .map_err(|_| SeedError::Address("load-NNNNNN@demo.cps.example"))?;
    if users::find_by_email(connection, &email).await?.is_some() {
        return Ok(());
    }
    let now = portal.clock.now();
    let account = Account {
        id: AccountId::from_uuid(portal.ids.uuid()),
        company: format!("{} {number:06}", like.company),
        email: email.to_string(),
        created_at: now,
        ..like.clone()
    };
    accounts::insert(connection, &account).await?;
    let user = User {
        id: UserId::from_uuid(portal.ids.uuid()),
        account_id: Some(account.id),
        email,
        password_hash: password_hash.to_owned(),
        language: account.language,
        created_at: now,
    };
    users::insert(connection, &user).await?;
    for name in HELD {
        add_product(portal, connection, account.id, name).await?;
    }
    // Without the mail, which would keep a worker busy that is not to be measured.
    accounts::set_invited(connection, account.id, now).await?;
    Ok(())
}

async fn add_product(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    model: &str,
) -> Result<(), SeedError> {
    let id = portal.ids.uuid();
    let (_, random) = id.as_u64_pair();
    let model = find_model(connection, model).await?;
    let details = ProductDetails {
        serial_number: SerialNumber::parse(&format!("{random:016X}")).ok(),
        purchase_date: parse_date("2024-05-21"),
        purchase_date_estimated: false,
        purchase_country: CountryCode::parse("GB").ok(),
        dealer: Dealer::parse("Northern Lens Leeds").ok(),
        dealer_estimated: false,
    };
    let product = Product {
        id: ProductId::from_uuid(id),
        model_id: model.id,
        completion: complete(portal, connection, model.id, &details).await?,
        details,
        registered_at: portal.clock.now(),
        migrated: false,
    };
    Ok(products::insert(connection, account_id, &product).await?)
}
