//! The member's account.

use cps_domain::view::AccountPage;

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::{Connection, accounts, subscriptions};

/// What the portal knows about the member's business.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn show_account(portal: &Portal, member: &Member) -> Result<AccountPage, ServiceError> {
    portal
        .db
        .read(async |connection| read(portal, connection, member).await)
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
) -> Result<AccountPage, ServiceError> {
    let account = accounts::find(connection, member.account_id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let live = subscriptions::live(connection, account.id, portal.clock.today()).await?;
    Ok(AccountPage {
        member_number: live.map(|subscription| subscription.member_number),
        company: account.company,
        vat_number: account.vat_number,
        country: account.country,
        contact: account.contact,
        email: account.email,
        language: account.language,
        old_member_number: account.old_member_number,
        points: account.points,
        created_on: account.created_at.date(),
    })
}
