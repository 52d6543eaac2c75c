//! Staff found out that money pays nothing of ours.

use cps_domain::BankTransactionId;

use super::record::record_staff;
use super::{ServiceError, Staff};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::bank_transactions::{self, Settled, TransactionState};

/// Takes money out of the queue. It stays in the books as what belongs to nobody, until the bank sends it back.
///
/// # Errors
/// [`ServiceError::NotFound`] when no such money waits, or no longer.
pub async fn set_aside_payment(
    portal: &Portal,
    staff: &Staff,
    id: BankTransactionId,
) -> Result<(), ServiceError> {
    let settled = Settled {
        state: TransactionState::SetAside,
        pays: None,
        by: Some(staff.user_id),
    };
    portal
        .db
        .write(async |connection| {
            let now = portal.clock.now();
            if !bank_transactions::settle(connection, id, settled, now).await? {
                return Err(ServiceError::NotFound);
            }
            Ok(record_staff(portal, connection, staff, Action::TransferSetAside, id).await?)
        })
        .await
}
