//! Staff's lists of transfers.

use cps_domain::view::{BalancesPage, PaymentsPage, PayoutsPage};

use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::{StoreError, bank_transactions, free_balances, payouts};

/// One page of money that waits for staff, first come first.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_payments(
    portal: &Portal,
    _staff: &Staff,
    after: &str,
) -> Result<PaymentsPage, ServiceError> {
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| bank_transactions::waiting_page(connection, after).await)
        .await;
    let (rows, next_page) = page?;
    Ok(PaymentsPage { rows, next_page })
}

/// One page of what is to be paid back, the oldest first.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_payouts(
    portal: &Portal,
    _staff: &Staff,
    after: &str,
) -> Result<PayoutsPage, ServiceError> {
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| payouts::waiting_page(connection, after).await)
        .await;
    let (rows, next_page) = page?;
    Ok(PayoutsPage { rows, next_page })
}

/// One page of what members have left with us and is not on its way back.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_balances(
    portal: &Portal,
    _staff: &Staff,
    after: &str,
) -> Result<BalancesPage, ServiceError> {
    let page: Result<_, StoreError> = portal
        .db
        .read(async |connection| free_balances::page(connection, after).await)
        .await;
    let (rows, next_page) = page?;
    Ok(BalancesPage { rows, next_page })
}
