use cps_backend::service::withdraw_subscription;
use cps_domain::{Date, Field, Problem, parse_date};
use tokio::task::JoinSet;

use super::silver;
use crate::joining::journey::rejected;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

both_engines! {
    async fn it_must_be_confirmed(world: World) {
        let studio = silver(world, 1).await;
        let withdraw = withdraw_subscription(&world.portal, &studio.member, false).await;
        assert_eq!(rejected(withdraw), [(Field::Confirmed, Problem::NotConfirmed)]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
    }

    async fn the_page_says_until_when(world: World) {
        let studio = silver(world, 1).await;
        let until = studio.subscription().await.unwrap().withdraw_until;
        assert_eq!(until, Some(day("2026-06-15")));
        studio.waits_until("2026-06-16").await;
        assert_eq!(studio.subscription().await.unwrap().withdraw_until, None);
    }

    async fn a_renewed_term_can_be_withdrawn_from_again(world: World) {
        let studio = silver(world, 1).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2027-06-01").await;
        let until = studio.subscription().await.unwrap().withdraw_until;
        assert_eq!(until, Some(day("2027-06-15")));
    }

    async fn many_at_once_are_one(world: World) {
        let studio = silver(world, 1).await;
        studio.waits_until("2026-06-05").await;
        let mut tasks = JoinSet::new();
        for _ in 0..8 {
            let (portal, member) = (world.portal.clone(), studio.member.clone());
            tasks.spawn(async move { withdraw_subscription(&portal, &member, true).await });
        }
        let answers = tasks.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in answers.into_iter().filter(Result::is_err) {
            assert_eq!(rejected(refused), [(Field::Form, Problem::NoSubscription)]);
        }
        studio.nothing_more_is_due().await;
    }

    async fn a_member_of_another_account_is_not_touched(world: World) {
        let studio = silver(world, 1).await;
        let stranger = world.member("Andere B.V.", "NL").await;
        let withdraw = withdraw_subscription(&world.portal, &stranger, true).await;
        assert_eq!(rejected(withdraw), [(Field::Form, Problem::NoSubscription)]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
    }

    async fn without_a_subscription_there_is_nothing_to_withdraw_from(world: World) {
        let studio = Studio::with_products(world, 1).await;
        let withdraw = withdraw_subscription(&world.portal, &studio.member, true).await;
        assert_eq!(rejected(withdraw), [(Field::Form, Problem::NoSubscription)]);
    }
}
