//! At most one subscription per account, whatever is clicked how often, in how many tabs.

use cps_backend::clock::Clock;
use cps_backend::portal::Portal;
use cps_backend::service::{Member, ServiceError, check_out, finish_card_checkout, purchase};
use cps_domain::view::CheckOutNext;
use cps_domain::{CheckoutKey, Field, LevelCode, PaymentMethod, Problem};
use tokio::task::JoinSet;

use super::journey::{
    ACCEPTED, accept, enter, filled, go_to_provider, join_by_transfer, open, page_of_provider,
    rejected, silver_member,
};
use crate::world::{World, both_engines};

const TABS: usize = 16;
const LIVE: &str = "SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL";
const JOBS: &str = "SELECT COUNT(*) FROM jobs WHERE kind = 'issue_invoice'";
const MEMBERS: &str = "SELECT value FROM counters WHERE name = 'members'";

type Answer = Result<CheckOutNext, ServiceError>;

async fn one_subscription(world: &World) {
    assert_eq!(world.count(LIVE).await, 1);
    assert_eq!(world.count(JOBS).await, 1);
    assert_eq!(world.count(MEMBERS).await, 1, "no member number is lost");
}

/// Every key is checked out at the same time, each in a tab of its own.
async fn check_out_at_once(
    world: &World,
    member: &Member,
    tabs: Vec<(CheckoutKey, PaymentMethod)>,
) -> Vec<Answer> {
    let mut answers = JoinSet::new();
    for (key, method) in tabs {
        let (portal, member) = (world.portal.clone(), member.clone());
        answers.spawn(async move { check_out(&portal, &member, key, method).await });
    }
    answers.join_all().await
}

both_engines! {
    async fn a_doubled_click_subscribes_once(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let tabs = vec![(key, PaymentMethod::Transfer); TABS];
        for answer in check_out_at_once(world, &member, tabs).await {
            assert_eq!(answer.unwrap(), CheckOutNext::Done);
        }
        one_subscription(world).await;
    }

    async fn of_many_checkouts_one_wins(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let mut tabs = Vec::new();
        for _ in 0..TABS {
            tabs.push((accept(world, &member).await, PaymentMethod::Transfer));
        }
        let answers = check_out_at_once(world, &member, tabs).await;
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        for answer in lost {
            assert_eq!(rejected(answer), [(Field::Form, Problem::AlreadySubscribed)]);
        }
        one_subscription(world).await;
    }

    async fn a_doubled_click_opens_one_page_of_the_provider(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let key = accept(world, &member).await;
        let tabs = vec![(key, PaymentMethod::Card); TABS];
        let answers = check_out_at_once(world, &member, tabs).await;
        let mut pages: Vec<_> = answers.into_iter().map(page_of_provider).collect();
        pages.dedup();
        assert_eq!(pages.len(), 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_verifications").await, 1);
    }

    async fn card_and_transfer_at_once_subscribe_once(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let by_card = accept(world, &member).await;
        let by_transfer = accept(world, &member).await;
        let id = go_to_provider(world, &member, by_card).await;
        enter(world, id, ACCEPTED).await;
        let mut answers = JoinSet::new();
        for tab in 0..TABS {
            let (portal, member) = (world.portal.clone(), member.clone());
            answers.spawn(async move {
                if tab % 2 == 0 {
                    finish_card_checkout(&portal, &member, by_card).await
                } else {
                    check_out(&portal, &member, by_transfer, PaymentMethod::Transfer).await
                }
            });
        }
        for answer in answers.join_all().await {
            let lost = || Problem::AlreadySubscribed;
            assert!(match answer {
                Ok(next) => next == CheckOutNext::Done,
                Err(ServiceError::Rejected(problems)) =>
                    problems.iter().all(|at| at.problem == lost()),
                Err(_) => false,
            });
        }
        one_subscription(world).await;
    }

    async fn accounts_that_join_at_once_all_get_numbers(world: World) {
        let mut answers = JoinSet::new();
        for place in 0..TABS {
            let member = silver_member(world, &format!("Estudio {place} S.L."), "ES").await;
            let key = accept(world, &member).await;
            let portal = world.portal.clone();
            answers.spawn(async move {
                check_out(&portal, &member, key, PaymentMethod::Transfer).await
            });
        }
        for answer in answers.join_all().await {
            assert_eq!(answer.unwrap(), CheckOutNext::Done);
        }
        let tabs = i64::try_from(TABS).unwrap();
        assert_eq!(world.count(MEMBERS).await, tabs);
        let numbers = "SELECT COUNT(DISTINCT member_number) FROM subscriptions";
        assert_eq!(world.count(numbers).await, tabs);
    }

    async fn a_subscribed_account_cannot_join_again(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let early = open(world, &member, LevelCode::Silver).await;
        let other = accept(world, &member).await;
        join_by_transfer(world, &member).await;
        let answer = purchase(&world.portal, &member, &filled(&early)).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::AlreadySubscribed)]);
        let answer = check_out(&world.portal, &member, other, PaymentMethod::Card).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::AlreadySubscribed)]);
        one_subscription(world).await;
    }

    async fn an_instance_whose_clock_is_behind_sees_the_subscription_too(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let other = accept(world, &member).await;
        let yesterday = Clock::manual(world.clock.now());
        world.days_pass(1);
        join_by_transfer(world, &member).await;
        let behind = Portal { clock: yesterday, ..world.portal.clone() };
        let answer = check_out(&behind, &member, other, PaymentMethod::Transfer).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::AlreadySubscribed)]);
        one_subscription(world).await;
    }
}
