//! MIGRAR PRODUCTOS (guide, step 1).

use cps_domain::{
    AccountId, CountryCode, Date, Dealer, Field, Problem, ProductDetails, ProductId, SerialNumber,
    parse_purchase_date,
};

use super::post::{Recipient, post};
use super::product_change::{Holder, complete, holder, participating, settle_account};
use super::record::record;
use super::{Member, ServiceError};
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::old_accounts::{OldAccount, OldProduct};
use crate::store::products::Product;
use crate::store::{Connection, StoreError, accounts, old_accounts, products};

/// What moving the old products did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Migrated {
    /// How many products are on the member's list that were not there before.
    pub moved: u32,
    /// Serial numbers that someone else holds; the member can turn to support.
    pub taken: Vec<SerialNumber>,
    /// Serial numbers that were on the member's list already.
    pub already_yours: Vec<SerialNumber>,
}

/// Moves the products of the member's old account over: once, and whole or not at all. A product whose serial number is held
/// already stays behind and is reported. Details that break today's rules are left out, for the member to complete.
///
/// # Errors
/// [`ServiceError::Rejected`] at the form when there is nothing to move, or it was moved before.
pub async fn migrate_products(portal: &Portal, member: &Member) -> Result<Migrated, ServiceError> {
    portal
        .db
        .write(async |connection| {
            let old = old_account(connection, member.account_id).await?;
            let old_products = old_accounts::products(connection, old.id).await?;
            if old_products.is_empty() {
                return Err(ServiceError::rejected(
                    Field::Form,
                    Problem::NothingToMigrate,
                ));
            }
            let countries = participating(connection).await?;
            let mut migrated = Migrated::default();
            for product in &old_products {
                let details = read(product, portal.clock.today(), &countries);
                move_over(portal, connection, member, product, details, &mut migrated).await?;
            }
            old_accounts::set_migrated(connection, old.id, portal.clock.now()).await?;
            let number = old.member_number.as_str();
            accounts::set_old_member_number(connection, member.account_id, number).await?;
            record(
                portal,
                connection,
                member,
                Action::OldAccountMigrated,
                old.id,
            )
            .await?;
            settle_account(portal, connection, member.account_id).await?;
            announce(portal, connection, member.account_id, &migrated).await?;
            Ok(migrated)
        })
        .await
}

async fn old_account(
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<OldAccount, ServiceError> {
    let account = accounts::find(connection, account_id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let nothing = || ServiceError::rejected(Field::Form, Problem::NothingToMigrate);
    let id = account.old_account_id.ok_or_else(nothing)?;
    let old = old_accounts::find(connection, id)
        .await?
        .ok_or_else(nothing)?;
    if old.migrated_at.is_some() {
        return Err(ServiceError::rejected(
            Field::Form,
            Problem::AlreadyMigrated,
        ));
    }
    Ok(old)
}

/// Writes the mail that says what moved and what stayed behind.
async fn announce(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    migrated: &Migrated,
) -> Result<(), ServiceError> {
    let account = accounts::find(connection, account_id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let message = Message::MigrationDone {
        contact: account.contact.clone(),
        moved: migrated.moved,
        taken: migrated.taken.clone(),
        already_yours: migrated.already_yours.clone(),
    };
    Ok(post(portal, connection, Recipient::of(&account)?, &message).await?)
}

/// The details that keep today's rules.
fn read(old: &OldProduct, today: Date, countries: &[CountryCode]) -> ProductDetails {
    let text = |detail: &Option<String>| detail.clone().unwrap_or_default();
    let details = &old.details;
    let country = CountryCode::parse(&text(&details.purchase_country)).ok();
    ProductDetails {
        serial_number: SerialNumber::parse(&text(&details.serial_number)).ok(),
        purchase_date: parse_purchase_date(&text(&details.purchase_date), today, old.launched).ok(),
        purchase_date_estimated: false,
        purchase_country: country.filter(|country| countries.contains(country)),
        dealer: Dealer::parse(&text(&details.dealer)).ok(),
        dealer_estimated: false,
    }
}

async fn move_over(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    old: &OldProduct,
    details: ProductDetails,
    migrated: &mut Migrated,
) -> Result<(), StoreError> {
    let account_id = member.account_id;
    if let Some(serial_number) = &details.serial_number {
        match holder(connection, account_id, old.model_id, serial_number, None).await? {
            Holder::Free => {}
            Holder::SameAccount => {
                migrated.already_yours.push(serial_number.clone());
                return Ok(());
            }
            Holder::SomeoneElse => {
                migrated.taken.push(serial_number.clone());
                return Ok(());
            }
        }
    }
    let completion = complete(portal, connection, old.model_id, &details).await?;
    let product = Product {
        id: ProductId::from_uuid(portal.ids.uuid()),
        model_id: old.model_id,
        details,
        completion,
        registered_at: portal.clock.now(),
        migrated: true,
    };
    products::insert(connection, account_id, &product).await?;
    record(
        portal,
        connection,
        member,
        Action::ProductMigrated,
        product.id,
    )
    .await?;
    if completion.is_some() {
        record(
            portal,
            connection,
            member,
            Action::ProductCompleted,
            product.id,
        )
        .await?;
    }
    migrated.moved += 1;
    Ok(())
}
