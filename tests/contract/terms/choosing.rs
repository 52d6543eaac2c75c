use cps_backend::service::choose_next_level;
use cps_domain::LevelCode::{self, Gold, Platinum, Silver};
use cps_domain::{Field, Points, Problem};

use super::silver;
use crate::joining::journey::rejected;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

const CHOICES: &str = "SELECT COUNT(*) FROM audit WHERE action = 'next_level_chosen'";

both_engines! {
    async fn every_level_within_reach_can_be_chosen(world: World) {
        let studio = silver(world, 2).await;
        let next = studio.subscription().await.unwrap().next_term;
        assert_eq!((next.choices, next.chosen), (vec![Silver, Gold], None));
        for _ in 0..2 {
            studio.chooses_next(Gold).await;
        }
        let live = studio.subscription().await.unwrap();
        assert_eq!((live.level, live.next_term.chosen), (Silver, Some(Gold)));
        assert_eq!(world.count(CHOICES).await, 1, "saying the same again is no change");
        studio.chooses_next(Silver).await;
        assert_eq!(studio.subscription().await.unwrap().next_term.chosen, None);
        assert_eq!(world.count(CHOICES).await, 2);
    }

    async fn a_level_out_of_reach_cannot_be_chosen(world: World) {
        let studio = silver(world, 2).await;
        let choice = choose_next_level(&world.portal, &studio.member, Platinum).await;
        let missing = Problem::PointsMissing { points: Points(200) };
        assert_eq!(rejected(choice), [(Field::Level, missing)]);
        world.run("UPDATE accounts SET points = 3000, product_count = 26").await;
        let choice = choose_next_level(&world.portal, &studio.member, LevelCode::CorporateA).await;
        assert_eq!(rejected(choice), [(Field::Level, Problem::TooManyProducts { max: 25 })]);
    }

    async fn the_current_level_can_always_be_gone_back_to(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_transfer(Gold).await;
        studio.chooses_next(Silver).await;
        studio.sells_one().await;
        studio.chooses_next(Gold).await;
        let next = studio.subscription().await.unwrap().next_term;
        assert_eq!((next.chosen, next.level), (None, None), "but it is out of reach");
    }

    async fn without_a_subscription_there_is_nothing_to_choose(world: World) {
        let studio = Studio::with_products(world, 2).await;
        let choice = choose_next_level(&world.portal, &studio.member, Gold).await;
        assert_eq!(rejected(choice), [(Field::Form, Problem::NoSubscription)]);
    }
}
