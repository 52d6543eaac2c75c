//! Accounts to walk through the guide with.

use cps_domain::{AccountId, Completeness, EmailAddress, Language, ProductForm, UserId};

use super::account_data::{self, SeededAccount, SeededOldAccount};
use super::{DEMO_PASSWORD, DEMO_STAFF_EMAIL, SeedError, seed_catalogue};
use crate::portal::Portal;
use crate::service::{Member, product_change, register_product};
use crate::store::models::{self, Model};
use crate::store::users::{self, User};
use crate::store::{Connection, accounts, old_accounts};

/// Adds the catalogue and the demo users that are not there yet, all with [`DEMO_PASSWORD`]:
///
/// | address | who | points |
/// |---|---|---|
/// | `estudio@demo.cps.example` | Spain, Spanish: a dozen products in all states, an old account to migrate | 420 |
/// | `studio@demo.cps.example` | United Kingdom, English: some products incomplete | 1,340 |
/// | `corporate@demo.cps.example` | Spain, Spanish: enough for the corporate levels | 2,740 |
/// | `newcomer@demo.cps.example` | Germany, English: few products, no old account | 240 |
/// | `staff@demo.cps.example` | staff | |
///
/// Nobody has yet the old account of `archivo@old.cps.example`: an application may name it.
///
/// # Errors
/// [`SeedError`]; then no demo user was added.
pub async fn seed_demo(portal: &Portal) -> Result<(), SeedError> {
    seed_catalogue(portal).await?;
    let password_hash = portal.passwords.hash(DEMO_PASSWORD).await?;
    let accounts = account_data::demo_accounts(portal)?;
    let unlinked = account_data::unlinked_old_accounts(portal);
    portal
        .db
        .write(async |connection| {
            for demo in &accounts {
                add_account(portal, connection, demo, &password_hash).await?;
            }
            for old in &unlinked {
                add_unlinked(portal, connection, old).await?;
            }
            add_staff(portal, connection, &password_hash).await
        })
        .await
}

/// Adds an account with its user and all it holds, unless its user is there; says which account it is.
pub(super) async fn add_account(
    portal: &Portal,
    connection: &mut Connection<'_>,
    seeded: &SeededAccount,
    password_hash: &str,
) -> Result<AccountId, SeedError> {
    let found = users::find_by_email(connection, &seeded.email).await?;
    if let Some(id) = found.and_then(|user| user.account_id) {
        return Ok(id);
    }
    if let Some(old) = &seeded.old {
        add_old_account(portal, connection, old).await?;
    }
    accounts::insert(connection, &seeded.account).await?;
    let user = User {
        id: UserId::from_uuid(portal.ids.uuid()),
        account_id: Some(seeded.account.id),
        email: seeded.email.clone(),
        password_hash: password_hash.to_owned(),
        language: seeded.account.language,
        created_at: portal.clock.now(),
    };
    users::insert(connection, &user).await?;
    let member = Member {
        user_id: user.id,
        account_id: seeded.account.id,
        language: user.language,
    };
    for form in &seeded.products {
        add_product(portal, connection, &member, form).await?;
    }
    product_change::settle_account(portal, connection, member.account_id).await?;
    Ok(member.account_id)
}

/// Adds an old account that no account has, unless it is there.
async fn add_unlinked(
    portal: &Portal,
    connection: &mut Connection<'_>,
    old: &SeededOldAccount,
) -> Result<(), SeedError> {
    let (account, _) = old;
    let found = old_accounts::find_by_email(connection, &account.email).await?;
    if found.is_none() {
        add_old_account(portal, connection, old).await?;
    }
    Ok(())
}

async fn add_old_account(
    portal: &Portal,
    connection: &mut Connection<'_>,
    (old, products): &SeededOldAccount,
) -> Result<(), SeedError> {
    old_accounts::insert(connection, old).await?;
    for (name, details) in products {
        let model = find_model(connection, name).await?;
        let id = portal.ids.uuid();
        old_accounts::insert_product(connection, id, old.id, model.id, details).await?;
    }
    Ok(())
}

async fn add_product(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    form: &ProductForm,
) -> Result<(), SeedError> {
    let model = find_model(connection, &form.model).await?;
    let countries = product_change::participating(connection).await?;
    let details = form
        .parse_details(
            portal.clock.today(),
            model.launched,
            &countries,
            Completeness::MayBeMissing,
        )
        .map_err(|_| SeedError::Product(form.model.clone()))?;
    register_product::add(portal, connection, member, &model, details).await?;
    Ok(())
}

pub(super) async fn find_model(
    connection: &mut Connection<'_>,
    name: &str,
) -> Result<Model, SeedError> {
    let model = models::find_by_name(connection, name).await?;
    model.ok_or_else(|| SeedError::Model(name.to_owned()))
}

async fn add_staff(
    portal: &Portal,
    connection: &mut Connection<'_>,
    password_hash: &str,
) -> Result<(), SeedError> {
    let email =
        EmailAddress::parse(DEMO_STAFF_EMAIL).map_err(|_| SeedError::Address(DEMO_STAFF_EMAIL))?;
    if users::find_by_email(connection, &email).await?.is_some() {
        return Ok(());
    }
    let user = User {
        id: UserId::from_uuid(portal.ids.uuid()),
        account_id: None,
        email,
        password_hash: password_hash.to_owned(),
        language: Language::English,
        created_at: portal.clock.now(),
    };
    Ok(users::insert(connection, &user).await?)
}
