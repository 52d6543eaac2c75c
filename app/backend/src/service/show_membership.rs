//! The levels, and the subscription once there is one (guide, step 3).

use std::cmp::Reverse;

use cps_domain::view::{LevelOffer, MembershipPage};
use cps_domain::{Family, Level, LevelCode, Points, Reach, best_within};

use super::manage::{ended_lately, manage};
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::products;

/// What the membership page shows.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn show_membership(
    portal: &Portal,
    member: &Member,
) -> Result<MembershipPage, ServiceError> {
    portal
        .db
        .read(async |connection| {
            let standing = Standing::read(portal, connection, member.account_id).await?;
            let account_id = member.account_id;
            let incomplete =
                products::incomplete_points(connection, account_id, standing.today).await?;
            let subscription = match standing.subscription.clone() {
                Some(live) => Some(manage(portal, connection, &standing, &live).await?),
                None => None,
            };
            Ok(MembershipPage {
                points: standing.points(),
                product_count: standing.account.product_count,
                invited: standing.invited(),
                shows_corporate: standing.shows_corporate(),
                levels: offers(&standing, incomplete.clone()),
                subscription,
                incomplete_points: incomplete.into_iter().sum(),
                ended: ended_lately(connection, &standing).await?,
            })
        })
        .await
}

/// Every level as it stands for this account; `incomplete` is what each incomplete product would bring.
fn offers(standing: &Standing, mut incomplete: Vec<Points>) -> Vec<LevelOffer> {
    incomplete.sort_unstable_by_key(|points| Reverse(*points));
    let suggested = Family::ALL.map(|family| best_of(family, standing));
    let offer = |level: &Level| LevelOffer {
        level: level.clone(),
        reach: standing.reach(level),
        suggested: suggested.contains(&Some(level.code)),
        completing: completing(standing, level, &incomplete),
    };
    standing.levels.iter().map(offer).collect()
}

/// The level to suggest on one side of the switch.
fn best_of(family: Family, standing: &Standing) -> Option<LevelCode> {
    let levels: Vec<Level> = standing
        .levels
        .iter()
        .filter(|level| level.family == family)
        .cloned()
        .collect();
    best_within(standing.points(), standing.account.product_count, &levels)
}

/// How few incomplete products, those that bring most first, would bring the level within reach.
fn completing(standing: &Standing, level: &Level, incomplete: &[Points]) -> u32 {
    if !matches!(standing.reach(level), Reach::PointsMissing(_)) {
        return 0;
    }
    let totals = incomplete.iter().scan(standing.points(), |total, points| {
        *total = total.plus(*points);
        Some(*total)
    });
    let product_count = standing.account.product_count;
    let enough = (1..)
        .zip(totals)
        .find(|(_, total)| level.reach(*total, product_count) == Reach::Within);
    enough.map_or(0, |(count, _)| count)
}
