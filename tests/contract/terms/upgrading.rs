use cps_backend::service::{show_membership, upgrade_subscription};
use cps_domain::LevelCode::{CorporateA, Gold, Platinum, Silver};
use cps_domain::view::UpgradeOffer;
use cps_domain::{Currency, Field, Money, Points, Problem};
use tokio::task::JoinSet;

use super::silver;
use crate::joining::journey::rejected;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

const TERMS: &str = "SELECT COUNT(*) FROM terms";

both_engines! {
    async fn dearer_levels_within_reach_are_offered_for_the_days_left(world: World) {
        let studio = silver(world, 3).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-12-01").await;
        let offers = studio.subscription().await.unwrap().upgrades;
        let euros = |cents| Money::new(cents, Currency::Eur);
        let offer = |offer: &UpgradeOffer| (offer.level, offer.price.net, offer.price.gross, offer.fee);
        let expected = [
            (Gold, euros(49_86), euros(60_33), euros(200_00)),
            (Platinum, euros(124_66), euros(150_84), euros(350_00)),
        ];
        assert_eq!(offers.iter().map(offer).collect::<Vec<_>>(), expected);
    }

    async fn the_same_upgrade_sent_twice_is_one(world: World) {
        let studio = silver(world, 2).await;
        for _ in 0..2 {
            upgrade_subscription(&world.portal, &studio.member, Gold, 100_00).await.unwrap();
        }
        assert_eq!(world.count(TERMS).await, 2);
        assert_eq!(studio.mails().await, ["subscription_upgraded"]);
    }

    async fn many_upgrades_at_once_are_one(world: World) {
        let studio = silver(world, 2).await;
        let mut tasks = JoinSet::new();
        for _ in 0..8 {
            let (portal, member) = (world.portal.clone(), studio.member.clone());
            tasks.spawn(async move { upgrade_subscription(&portal, &member, Gold, 100_00).await });
        }
        for upgraded in tasks.join_all().await {
            upgraded.unwrap();
        }
        assert_eq!(world.count(TERMS).await, 2);
        assert_eq!(studio.membership().await, "gold until 2027-05-31");
    }

    async fn a_price_that_was_not_shown_is_not_charged(world: World) {
        let studio = silver(world, 2).await;
        let changed = [(Field::Form, Problem::PriceChanged)];
        for price in [0, 99_99, 121_00] {
            let upgrade = upgrade_subscription(&world.portal, &studio.member, Gold, price).await;
            assert_eq!(rejected(upgrade), changed);
        }
        world.days_pass(1);
        let tomorrow = upgrade_subscription(&world.portal, &studio.member, Gold, 100_00).await;
        assert_eq!(rejected(tomorrow), changed);
        assert_eq!(world.count(TERMS).await, 1);
    }

    async fn a_level_out_of_reach_stays_so(world: World) {
        let studio = silver(world, 2).await;
        let upgrade = upgrade_subscription(&world.portal, &studio.member, Platinum, 250_00).await;
        let missing = Problem::PointsMissing { points: Points(200) };
        assert_eq!(rejected(upgrade), [(Field::Level, missing)]);
        let upgrade = upgrade_subscription(&world.portal, &studio.member, CorporateA, 0).await;
        let missing = Problem::PointsMissing { points: Points(1_101) };
        assert_eq!(rejected(upgrade), [(Field::Level, missing)]);
    }

    async fn there_is_no_upgrade_to_a_cheaper_level(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_transfer(Gold).await;
        assert!(studio.subscription().await.unwrap().upgrades.is_empty());
        for price in [-100_00, 0, 100_00] {
            let upgrade = upgrade_subscription(&world.portal, &studio.member, Silver, price).await;
            assert_eq!(rejected(upgrade), [(Field::Form, Problem::PriceChanged)]);
        }
    }

    async fn what_is_overdue_comes_first(world: World) {
        let studio = silver(world, 2).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.subscription().await.unwrap().to_pay, None);
        studio.waits_until("2026-07-02").await;
        let live = studio.subscription().await.unwrap();
        assert_eq!(live.to_pay.unwrap().number.to_string(), "2026-000001");
        assert!(live.upgrades.is_empty());
        let upgrade = upgrade_subscription(&world.portal, &studio.member, Gold, 91_51).await;
        assert_eq!(rejected(upgrade), [(Field::Form, Problem::InvoiceOverdue)]);
    }

    async fn without_a_subscription_there_is_nothing_to_upgrade(world: World) {
        let studio = Studio::with_products(world, 2).await;
        let upgrade = upgrade_subscription(&world.portal, &studio.member, Gold, 0).await;
        assert_eq!(rejected(upgrade), [(Field::Form, Problem::NoSubscription)]);
        let page = show_membership(&world.portal, &studio.member).await.unwrap();
        assert_eq!((page.subscription, page.ended), (None, None));
    }

    async fn the_level_chosen_for_later_is_had_at_once(world: World) {
        let studio = silver(world, 3).await;
        studio.chooses_next(Gold).await;
        studio.upgrades_to(Gold).await;
        assert_eq!(studio.subscription().await.unwrap().next_term.chosen, None);
        studio.chooses_next(Silver).await;
        studio.upgrades_to(Platinum).await;
        let next = studio.subscription().await.unwrap().next_term;
        assert_eq!(next.chosen, Some(Silver), "what was chosen for later stays");
    }
}
