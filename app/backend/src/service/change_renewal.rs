//! The switch under "Manage Subscription": "You can change your subscription type at any time" (guide, step 4).

use cps_domain::{Field, Problem, Renewal};

use super::record::record;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::subscriptions;

/// Switches what happens after the term. The term itself stays as it is.
///
/// # Errors
/// [`ServiceError::Rejected`] if the account has no live subscription.
pub async fn change_renewal(
    portal: &Portal,
    member: &Member,
    renewal: Renewal,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let today = portal.clock.today();
            let live = subscriptions::live(connection, member.account_id, today).await?;
            let live = live.ok_or(ServiceError::rejected(Field::Form, Problem::NoSubscription))?;
            if live.renewal != renewal {
                subscriptions::change_renewal(connection, live.id, renewal).await?;
                record(portal, connection, member, Action::RenewalChanged, live.id).await?;
            }
            Ok(())
        })
        .await
}
