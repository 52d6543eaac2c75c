//! Removing a product.

use cps_domain::ProductId;

use super::product_change::settle_account;
use super::record::record;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::products;

/// Takes a product off the member's list: its points no longer count and its serial number is free again. An invitation and a
/// subscription stay (a paid term is never cut short).
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such product, or it is someone else's, or it was removed.
pub async fn remove_product(
    portal: &Portal,
    member: &Member,
    id: ProductId,
) -> Result<(), ServiceError> {
    let (account_id, now) = (member.account_id, portal.clock.now());
    portal
        .db
        .write(async |connection| {
            if !products::set_removed(connection, account_id, id, now).await? {
                return Err(ServiceError::NotFound);
            }
            record(portal, connection, member, Action::ProductRemoved, id).await?;
            Ok(settle_account(portal, connection, account_id).await?)
        })
        .await
}
