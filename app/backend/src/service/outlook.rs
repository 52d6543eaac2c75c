//! What will become of a subscription after its term, as things stand.

use cps_domain::{Level, LevelCode, Renewal, best_within, renewal_level};

use super::ServiceError;
use super::standing::levels_on;
use crate::jobs::TermEnd;
use crate::store::accounts::{self, Account};
use crate::store::subscriptions::{self, Subscription};
use crate::store::{Connection, StoreError};

/// What happens after a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// Another one begins, at this level and for its fee.
    Renews(Level),
    /// It would have, but the points no longer reach.
    OutOfReach,
    /// Nothing: the member wants it to end.
    Ends,
}

/// What will happen after the current term, with the rules and fees that hold on the day after it, and the best level within reach on
/// that day. The points are looked at now: they only matter when a term ends.
pub(super) async fn outlook(
    connection: &mut Connection<'_>,
    account: &Account,
    subscription: &Subscription,
) -> Result<(Outlook, Option<LevelCode>), StoreError> {
    let levels = levels_on(connection, account, subscription.ends_on.plus_days(1)).await?;
    let best = best_within(account.points, account.product_count, &levels);
    if subscription.renewal == Renewal::EndsAtTerm {
        return Ok((Outlook::Ends, best));
    }
    let wanted = (subscription.level, subscription.next_level);
    let standing = (account.points, account.product_count);
    let outlook = renewal_level(&levels, wanted, standing)
        .cloned()
        .map_or(Outlook::OutOfReach, Outlook::Renews);
    Ok((outlook, best))
}

/// The subscription and its account, if it has not ended and this is still its current term.
pub(super) async fn running(
    connection: &mut Connection<'_>,
    end: TermEnd,
) -> Result<Option<(Account, Subscription)>, ServiceError> {
    let found = subscriptions::find(connection, end.subscription_id).await?;
    let running = found.filter(|found| found.ended.is_none() && found.ends_on == end.ends_on);
    let Some(subscription) = running else {
        return Ok(None);
    };
    let account = accounts::find(connection, subscription.account_id).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    Ok(Some((account, subscription)))
}
