//! The audit row that every change writes in its own transaction.

use cps_domain::{AccountId, UserId};

use super::{Member, Staff};
use crate::portal::Portal;
use crate::store::audit::{Action, Entry};
use crate::store::{Connection, StoreError, audit};

/// Records what somebody did: whose account it concerns, if any, and which user did it, if it was one.
pub(crate) async fn record_entry(
    portal: &Portal,
    connection: &mut Connection<'_>,
    (account_id, user_id): (Option<AccountId>, Option<UserId>),
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    let entry = Entry {
        id: portal.ids.uuid(),
        at: portal.clock.now(),
        account_id,
        user_id,
        action,
        subject: subject.to_string(),
    };
    audit::insert(connection, &entry).await
}

/// Records what a member did to `subject`.
pub(crate) async fn record(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    let who = (Some(member.account_id), Some(member.user_id));
    record_entry(portal, connection, who, action, subject).await
}

/// Records what staff did to `subject`.
pub(crate) async fn record_staff(
    portal: &Portal,
    connection: &mut Connection<'_>,
    staff: &Staff,
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    let who = (None, Some(staff.user_id));
    record_entry(portal, connection, who, action, subject).await
}

/// Records what the program did by itself to something of this account.
pub(crate) async fn record_unattended(
    portal: &Portal,
    connection: &mut Connection<'_>,
    account_id: AccountId,
    action: Action,
    subject: impl ToString,
) -> Result<(), StoreError> {
    record_entry(
        portal,
        connection,
        (Some(account_id), None),
        action,
        subject,
    )
    .await
}
