//! Under "Manage Subscription" the member chooses the level at which the subscription renews.

use cps_domain::LevelCode;

use super::record::record;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::subscriptions;

/// Keeps the level for the next term. The current term stays as it is.
///
/// # Errors
/// [`ServiceError::Rejected`] if there is no live subscription, or the level is out of reach.
pub async fn choose_next_level(
    portal: &Portal,
    member: &Member,
    level: LevelCode,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let standing = Standing::read(portal, connection, member.account_id).await?;
            let live = standing.live()?;
            let chosen = Some(level).filter(|level| *level != live.level);
            if live.next_level == chosen {
                return Ok(());
            }
            if chosen.is_some() {
                standing.within(level)?;
            }
            subscriptions::choose_next_level(connection, live.id, chosen).await?;
            let action = Action::NextLevelChosen;
            Ok(record(portal, connection, member, action, live.id).await?)
        })
        .await
}
