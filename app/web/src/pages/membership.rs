mod actions;
mod benefits;
mod dashboard;
mod ending;
mod invitation;
mod levels;
mod management;
mod notices;
mod outcome;
mod upgrade;

use crate::api::show_membership;
use crate::components::{Page, Width, loaded, payment_outcome};
use crate::i18n::*;
use actions::Actions;
use cps_domain::view::{self, Meter, SubscriptionView};
use cps_domain::{Family, Level, LevelCode};
use dashboard::Dashboard;
use invitation::{Invitation, Waiting};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use levels::{FamilySwitch, LevelCards};
use management::management;
use notices::{ended, overdue};
use outcome::Outcome;
use upgrade::upgrade;

/// `/membership`: the levels (guide, step 3), or the CPS Dashboard of a subscriber.
#[component]
pub(crate) fn MembershipPage() -> impl IntoView {
    let query = use_query_map();
    let family = move || query.with(|query| query.get("family")?.parse().ok());
    let actions = Actions::new();
    let changes = actions.changes();
    let membership = Resource::new(move || changes.get(), |_| show_membership());
    let show = move |page: view::MembershipPage, locale: Locale| match page.subscription.clone() {
        Some(subscription) => dashboard_view(page, subscription, actions, locale),
        None => levels_view(page, family().unwrap_or(Family::Individual), locale),
    };
    loaded(membership, show)
}

fn dashboard_view(
    page: view::MembershipPage,
    subscription: SubscriptionView,
    actions: Actions,
    locale: Locale,
) -> AnyView {
    let level = page
        .levels
        .into_iter()
        .find(|offer| offer.level.code == subscription.level);
    view! {
        <Page title=td_string!(locale, membership.dashboard) width=Width::Narrow>
            <Outcome had_number=subscription.old_member_number.is_some() />
            <div class="head">
                <h1>{td_string!(locale, membership.dashboard)}</h1>
            </div>
            {payment_outcome(locale)}
            {overdue(subscription.to_pay.as_ref(), locale)}
            <Dashboard subscription=subscription.clone() replace_card=actions.replace_card />
            {management(&subscription, actions, locale)}
            {upgrade(&subscription, actions.upgrade, locale)}
            {level.map(|offer| benefits::section(&offer.level, locale))}
        </Page>
    }
    .into_any()
}

fn levels_view(page: view::MembershipPage, asked: Family, locale: Locale) -> AnyView {
    // Below the Corporate levels' points there is no switch, whatever the address says.
    let family = if page.shows_corporate {
        asked
    } else {
        Family::Individual
    };
    let levels: Vec<Level> = page
        .levels
        .iter()
        .map(|offer| offer.level.clone())
        .collect();
    let meter = Meter::read(page.points, page.product_count, &levels);
    let head = view! {
        <div class="head">
            <h1>{td_string!(locale, membership.title)}</h1>
            {page.shows_corporate.then(|| view! { <FamilySwitch family /> })}
        </div>
    };
    let top = if meter.within.is_empty() {
        view! { {head} <Waiting meter levels=levels.clone() /> }.into_any()
    } else {
        view! { <Invitation meter levels=levels.clone() /> {head} }.into_any()
    };
    let over = levels.iter().find_map(|level| level.points_over);
    let over = over.filter(|_| !page.shows_corporate);
    let offers = page
        .levels
        .into_iter()
        .filter(|offer| offer.level.family == family)
        .collect();
    view! {
        <Page title=td_string!(locale, membership.title)>
            {ended(page.ended.as_ref(), locale)} {top} <LevelCards offers products=page.product_count />
            {over.map(|over| view! { <p class="note">{levels::corporate_note(over, locale)}</p> })}
        </Page>
    }
    .into_any()
}

/// The class that gives a level its band.
fn band(level: LevelCode) -> &'static str {
    match level {
        LevelCode::Silver => "silver",
        LevelCode::Gold => "gold",
        LevelCode::Platinum => "platinum",
        LevelCode::CorporateA | LevelCode::CorporateB | LevelCode::CorporateC => "corporate",
    }
}
