//! "Manage Subscription", and the term.

use cps_backend::service::change_renewal;
use cps_domain::{Field, Problem, Renewal};

use super::journey::{execute, join_by_transfer, rejected, silver_member, subscription};
use crate::world::both_engines;

both_engines! {
    async fn the_renewal_can_be_switched_at_any_time(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        join_by_transfer(world, &member).await;
        let before = subscription(world, &member).await.unwrap();
        for renewal in [Renewal::EndsAtTerm, Renewal::EndsAtTerm, Renewal::Automatic] {
            change_renewal(&world.portal, &member, renewal).await.unwrap();
            assert_eq!(subscription(world, &member).await.unwrap().renewal, renewal);
        }
        assert_eq!(subscription(world, &member).await.unwrap(), before);
        let switched = "SELECT COUNT(*) FROM audit WHERE action = 'renewal_changed'";
        assert_eq!(world.count(switched).await, 2, "saying the same again is no change");
    }

    async fn without_a_subscription_there_is_nothing_to_switch(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let other = silver_member(world, "Estudio Dos S.L.", "ES").await;
        join_by_transfer(world, &other).await;
        let answer = change_renewal(&world.portal, &member, Renewal::EndsAtTerm).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::NoSubscription)]);
        let others = subscription(world, &other).await.unwrap();
        assert_eq!(others.renewal, Renewal::Automatic);
    }

    async fn a_paid_term_outlives_the_points(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        join_by_transfer(world, &member).await;
        let before = subscription(world, &member).await.unwrap();
        execute(world, "UPDATE accounts SET points = 0").await;
        change_renewal(&world.portal, &member, Renewal::EndsAtTerm).await.unwrap();
        let after = subscription(world, &member).await.unwrap();
        assert_eq!((after.level, after.ends_on), (before.level, before.ends_on));
    }

    async fn a_term_holds_to_its_last_day_and_then_another_can_begin(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        join_by_transfer(world, &member).await;
        let first = subscription(world, &member).await.unwrap();
        while world.clock.today() < first.ends_on {
            world.days_pass(1);
        }
        let last = subscription(world, &member).await.unwrap();
        assert_eq!((last.member_number, last.ends_on), (first.member_number, first.ends_on));
        world.days_pass(1);
        assert_eq!(subscription(world, &member).await, None);
        join_by_transfer(world, &member).await;
        let second = subscription(world, &member).await.unwrap();
        assert_eq!(second.starts_on, first.ends_on.plus_days(1));
        assert_ne!(second.member_number, first.member_number);
        let live = "SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL";
        assert_eq!(world.count(live).await, 1);
    }
}
