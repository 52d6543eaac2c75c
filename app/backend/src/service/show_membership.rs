//! The levels, and the subscription once there is one (guide, step 3).

use std::cmp::Reverse;

use cps_domain::view::{LevelOffer, MembershipPage};
use cps_domain::{Family, Level, LevelCode, Points, Reach, best_within};

use super::manage::{ended_lately, manage};
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::totals::{self, Incomplete};

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
            let incomplete = totals::incomplete(connection, account_id, standing.today).await?;
            let subscription = match standing.subscription.clone() {
                Some(live) => Some(manage(portal, connection, &standing, &live).await?),
                None => None,
            };
            Ok(MembershipPage {
                points: standing.points(),
                product_count: standing.account.product_count,
                invited: standing.invited(),
                shows_corporate: standing.shows_corporate(),
                incomplete_points: incomplete.iter().copied().map(all_of).sum(),
                levels: offers(&standing, incomplete),
                subscription,
                ended: ended_lately(connection, &standing).await?,
            })
        })
        .await
}

/// What completing all of them would bring.
fn all_of(model: Incomplete) -> Points {
    Points(model.each.0.saturating_mul(model.number))
}

/// Every level as it stands for this account.
fn offers(standing: &Standing, mut incomplete: Vec<Incomplete>) -> Vec<LevelOffer> {
    incomplete.sort_unstable_by_key(|model| Reverse(model.each));
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
fn completing(standing: &Standing, level: &Level, incomplete: &[Incomplete]) -> u32 {
    let (mut points, products) = (standing.points(), standing.account.product_count);
    let mut count = 0_u32;
    for model in incomplete {
        let Reach::PointsMissing(missing) = level.reach(points, products) else {
            break;
        };
        // From here on they bring nothing.
        if model.each == Points(0) {
            break;
        }
        let taken = missing.0.div_ceil(model.each.0).min(model.number);
        count = count.saturating_add(taken);
        points = points.plus(Points(model.each.0.saturating_mul(taken)));
    }
    match level.reach(points, products) {
        Reach::Within => count,
        _ => 0,
    }
}
