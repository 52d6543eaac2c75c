//! «Registrar producto», before anything is typed.

use cps_domain::view::RegisterPage;

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::{Connection, accounts, countries, models};

/// What the registration form offers to choose from.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn open_registration(
    portal: &Portal,
    member: &Member,
) -> Result<RegisterPage, ServiceError> {
    portal
        .db
        .read(async |connection| read(portal, connection, member).await)
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
) -> Result<RegisterPage, ServiceError> {
    let account = accounts::find(connection, member.account_id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let countries = countries::all(connection)
        .await?
        .into_iter()
        .map(|country| country.code)
        .collect();
    Ok(RegisterPage {
        models: models::names(connection).await?,
        countries,
        home: account.country,
        today: portal.clock.today(),
    })
}
