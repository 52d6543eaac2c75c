//! A member wants back what they have left with us.

use cps_domain::{AccountId, Currency, Money, PayoutId};

use super::record::record_entry;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::payouts::{self, Payout, PayoutState};
use crate::store::{Connection, StoreError, books};

/// What of an account's balance is not on its way back: the next invoice may use it.
pub(super) async fn free_balance(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    currency: Currency,
) -> Result<Money, StoreError> {
    let balance = books::balance(connection, account_id, currency).await?;
    let reserved = payouts::reserved(connection, account_id, currency).await?;
    Ok(Money::new(balance.amount - reserved.amount, currency))
}

/// Puts an account's whole balance in this currency among what is to be paid back.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is none, or no longer.
pub async fn pay_back(
    portal: &Portal,
    staff: &Staff,
    account_id: AccountId,
    currency: Currency,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let amount = free_balance(connection, account_id, currency).await?;
            if amount.amount <= 0 {
                return Err(ServiceError::NotFound);
            }
            let payout = Payout {
                id: PayoutId::from_uuid(portal.ids.uuid()),
                account_id,
                amount,
                state: PayoutState::Waiting,
            };
            payouts::insert(connection, &payout, portal.clock.now()).await?;
            let who = (Some(account_id), Some(staff.user_id));
            let (action, id) = (Action::PayoutOwed, payout.id);
            Ok(record_entry(portal, connection, who, action, id).await?)
        })
        .await
}
