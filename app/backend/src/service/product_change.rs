//! What registering, changing, removing and migrating products have in common: who holds a serial number, when points are fixed,
//! and what follows for the account.

use cps_domain::{
    AccountId, CountryCode, Field, ModelId, Points, Problem, ProductDetails, ProductId,
    SerialNumber, invitation_threshold,
};

use super::ServiceError;
use super::post::{Recipient, post};
use super::record::record_unattended;
use crate::mail::Message;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::products::Completion;
use crate::store::totals::Totals;
use crate::store::{Connection, StoreError, accounts, countries, levels, models, products, totals};

/// Who holds a serial number that a member wants to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Nobody, or the product that is being changed.
    Free,
    /// Another product of the same account.
    SameAccount,
    /// A product of someone else; whose is not said.
    SomeoneElse,
}

/// Who holds this serial number among live products of the model, apart from the product `own`.
pub(crate) async fn holder(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    model_id: ModelId,
    serial_number: &SerialNumber,
    own: Option<ProductId>,
) -> Result<Holder, StoreError> {
    Ok(
        match products::holder(connection, model_id, serial_number).await? {
            None => Holder::Free,
            Some((id, _)) if Some(id) == own => Holder::Free,
            Some((_, account)) if account == account_id => Holder::SameAccount,
            Some(_) => Holder::SomeoneElse,
        },
    )
}

/// Refuses a serial number that is taken, with a different message if the member's own product has it.
pub(crate) async fn refuse_taken(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    model_id: ModelId,
    details: &ProductDetails,
    own: Option<ProductId>,
) -> Result<(), ServiceError> {
    let Some(serial_number) = &details.serial_number else {
        return Ok(());
    };
    let problem = match holder(connection, account_id, model_id, serial_number, own).await? {
        Holder::Free => return Ok(()),
        Holder::SameAccount => Problem::SerialAlreadyYours,
        Holder::SomeoneElse => Problem::SerialTaken,
    };
    Err(ServiceError::rejected(Field::SerialNumber, problem))
}

/// Fixes what a product counts, if all its details are there: today's points, whatever the model counts later.
pub(crate) async fn complete(
    portal: &Portal,
    connection: &mut Connection<'_>,
    model_id: ModelId,
    details: &ProductDetails,
) -> Result<Option<Completion>, StoreError> {
    if !details.is_complete() {
        return Ok(None);
    }
    let points = models::points_on(connection, model_id, portal.clock.today()).await?;
    Ok(Some(Completion {
        points,
        at: portal.clock.now(),
    }))
}

/// The countries in which a product can have been bought.
pub(crate) async fn participating(
    connection: &mut Connection<'_>,
) -> Result<Vec<CountryCode>, StoreError> {
    Ok(countries::all(connection)
        .await?
        .into_iter()
        .map(|country| country.code)
        .collect())
}

/// After every change of products, in its transaction: invites the account when it has enough points for the first time (guide,
/// step 3). Several changes of one transaction need it once.
pub(crate) async fn settle_account(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    let totals = totals::read(connection, account_id).await?;
    if totals.invited_at.is_some() {
        return Ok(());
    }
    match threshold(portal, connection, &totals).await? {
        Some(threshold) if totals.points >= threshold => {
            invite(portal, connection, account_id).await
        }
        _ => Ok(()),
    }
}

async fn threshold(
    portal: &Portal,
    connection: &mut Connection<'_>,
    totals: &Totals,
) -> Result<Option<Points>, StoreError> {
    let Some(country) = countries::find(connection, totals.country).await? else {
        return Ok(None);
    };
    let levels = levels::in_force(connection, portal.clock.today(), country.currency).await?;
    Ok(invitation_threshold(&levels))
}

/// Invites an account, once: the time is kept, and the mail is written with it.
async fn invite(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
) -> Result<(), StoreError> {
    let now = portal.clock.now();
    if !accounts::set_invited(connection, account_id, now).await? {
        return Ok(());
    }
    let account = accounts::find(connection, account_id).await?;
    let account = account.ok_or_else(|| StoreError::corrupt("accounts.id", account_id))?;
    let message = Message::Invitation {
        contact: account.contact.clone(),
        points: account.points,
    };
    post(portal, connection, Recipient::of(&account)?, &message).await?;
    record_unattended(
        portal,
        connection,
        account_id,
        Action::AccountInvited,
        account_id,
    )
    .await
}
