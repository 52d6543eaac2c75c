//! What "Manage Subscription" shows, and the notice once there is nothing to manage any more.

use cps_domain::view::{EndedView, NextTerm, SubscriptionView, UpgradeOffer};
use cps_domain::{
    EndedBecause, Level, LevelCode, Reach, can_withdraw, upgrade_difference, withdraw_until,
};

use super::ServiceError;
use super::outlook::{Outlook, outlook};
use super::price::price;
use super::standing::Standing;
use crate::portal::Portal;
use crate::store::subscriptions::{self, Subscription};
use crate::store::{Connection, StoreError, documents, terms};

/// So many days long the page says that a subscription ended, and why.
const NOTICE_DAYS: i64 = 60;

/// The live subscription, and what the member can do with it today.
pub(super) async fn manage(
    portal: &Portal,
    connection: &mut Connection<'_>,
    standing: &Standing,
    live: &Subscription,
) -> Result<SubscriptionView, ServiceError> {
    let account_id = live.account_id;
    let uninvoiced = terms::count_uninvoiced(connection, account_id).await?;
    let to_pay = documents::overdue(connection, account_id, standing.today).await?;
    let upgrades = match to_pay {
        Some(_) => Vec::new(),
        None => upgrades(portal, connection, standing, live).await?,
    };
    let withdraw_until =
        can_withdraw(live.starts_on, standing.today).then(|| withdraw_until(live.starts_on));
    Ok(SubscriptionView {
        level: live.level,
        member_number: live.member_number,
        old_member_number: standing.account.old_member_number.clone(),
        starts_on: live.starts_on,
        ends_on: live.ends_on,
        renewal: live.renewal,
        method: live.method,
        card: live.card.clone(),
        fee: live.fee,
        purchase_order: live.purchase_order.as_ref().map(ToString::to_string),
        invoice_expected: uninvoiced > 0,
        withdraw_until,
        upgrades,
        next_term: next_term(connection, standing, live).await?,
        to_pay,
    })
}

/// The dearer levels within reach, with what the days left cost.
async fn upgrades(
    portal: &Portal,
    connection: &mut Connection<'_>,
    standing: &Standing,
    live: &Subscription,
) -> Result<Vec<UpgradeOffer>, StoreError> {
    let term = (live.starts_on, live.ends_on);
    let mut offers = Vec::new();
    for level in within_reach(standing) {
        let Some(difference) = upgrade_difference(live.fee, level.fee, term, standing.today) else {
            continue;
        };
        offers.push(UpgradeOffer {
            level: level.code,
            price: price(portal, connection, &standing.account, difference).await?,
            fee: level.fee,
        });
    }
    Ok(offers)
}

fn within_reach(standing: &Standing) -> impl Iterator<Item = &Level> {
    let within = |level: &&Level| standing.reach(level) == Reach::Within;
    standing.levels.iter().filter(within)
}

/// What will happen after the term, as things stand.
async fn next_term(
    connection: &mut Connection<'_>,
    standing: &Standing,
    live: &Subscription,
) -> Result<NextTerm, StoreError> {
    let (outlook, _) = outlook(connection, &standing.account, live).await?;
    let level = match outlook {
        Outlook::Renews(level) => Some(level),
        Outlook::OutOfReach | Outlook::Ends => None,
    };
    let choices: Vec<LevelCode> = within_reach(standing).map(|level| level.code).collect();
    Ok(NextTerm {
        starts_on: live.ends_on.plus_days(1),
        level: level.as_ref().map(|level| level.code),
        fee: level.map(|level| level.fee),
        choices,
        chosen: live.next_level,
    })
}

/// The subscription that ended lately, while there is no other.
pub(super) async fn ended_lately(
    connection: &mut Connection<'_>,
    standing: &Standing,
) -> Result<Option<EndedView>, StoreError> {
    if standing.subscription.is_some() {
        return Ok(None);
    }
    let last = subscriptions::last_ended(connection, standing.account.id).await?;
    let view = last.and_then(|last| {
        let ended = last.ended?;
        let on = match ended.because {
            EndedBecause::TermOver => last.ends_on,
            _ => ended.at.date(),
        };
        Some(EndedView {
            level: last.level,
            on,
            because: ended.because,
        })
    });
    Ok(view.filter(|ended| ended.on.days_until(standing.today) <= NOTICE_DAYS))
}
