//! The audit row that every change writes in its own transaction.

use cps_domain::AccountId;

use super::Member;
use crate::portal::Portal;
use crate::store::audit::{Action, Entry};
use crate::store::{Connection, StoreError, audit};

/// Records what a member did to `subject`.
pub(crate) async fn record(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    let entry = Entry {
        id: portal.ids.uuid(),
        at: portal.clock.now(),
        account_id: Some(member.account_id),
        user_id: Some(member.user_id),
        action,
        subject: subject.to_string(),
    };
    audit::insert(connection, &entry).await
}

/// Records what the program did by itself to something of this account.
pub(crate) async fn record_unattended(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    let entry = Entry {
        id: portal.ids.uuid(),
        at: portal.clock.now(),
        account_id: Some(account_id),
        user_id: None,
        action,
        subject: subject.to_string(),
    };
    audit::insert(connection, &entry).await
}
