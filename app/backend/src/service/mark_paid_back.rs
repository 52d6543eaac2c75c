//! Staff paid money back at the bank.

use cps_domain::{Book, Booking, PayoutId, Posting};

use super::book::book;
use super::record::record_entry;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{StoreError, books, payouts};

/// Books that a payout left the bank.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such payout, or somebody paid it before.
pub async fn mark_paid_back(
    portal: &Portal,
    staff: &Staff,
    id: PayoutId,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let payout = payouts::find(connection, id).await?;
            let payout = payout.ok_or(ServiceError::NotFound)?;
            let (account_id, amount) = (payout.account_id, payout.amount);
            if !payouts::pay(connection, id, staff.user_id, portal.clock.now()).await? {
                return Err(ServiceError::NotFound);
            }
            // A balance that is on its way back pays no invoice, so it is still there.
            let owed = books::balance(connection, account_id, amount.currency).await?;
            if owed.amount < amount.amount {
                return Err(StoreError::corrupt("payouts.amount", amount).into());
            }
            let postings = [
                Posting::balance(account_id, amount),
                Posting::of(Book::Bank, amount).credited(),
            ];
            book(portal, connection, (Booking::PaidBack, id), &postings).await?;
            let who = (Some(account_id), Some(staff.user_id));
            Ok(record_entry(portal, connection, who, Action::PayoutPaid, id).await?)
        })
        .await
}
