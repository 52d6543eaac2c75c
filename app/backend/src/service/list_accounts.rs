//! The staff's list of accounts.

use cps_domain::view::AccountsPage;

use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::account_list;

/// One page of the accounts, by company, that hold `search` in their company, address, VAT number or member number; all of them if
/// it is empty. `after` is the page before's `next_page`.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_accounts(
    portal: &Portal,
    _staff: &Staff,
    search: &str,
    after: Option<&str>,
) -> Result<AccountsPage, ServiceError> {
    let today = portal.clock.today();
    let (rows, next_page) = portal
        .db
        .read(async |connection| account_list::page(connection, search, after, today).await)
        .await
        .map_err(ServiceError::from)?;
    Ok(AccountsPage { rows, next_page })
}
