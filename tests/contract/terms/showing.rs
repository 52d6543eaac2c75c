use cps_backend::service::show_membership;
use cps_domain::EndedBecause;
use cps_domain::LevelCode::Silver;

use super::silver;
use crate::joining::journey::ACCEPTED;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

both_engines! {
    async fn the_invoice_is_expected_until_it_is_there(world: World) {
        let studio = silver(world, 1).await;
        assert!(studio.subscription().await.unwrap().invoice_expected);
        studio.waits_until("2026-06-02").await;
        assert!(!studio.subscription().await.unwrap().invoice_expected);
    }

    async fn an_upgrades_invoice_is_expected_too(world: World) {
        let studio = silver(world, 2).await;
        studio.waits_until("2026-06-02").await;
        studio.upgrades_to(cps_domain::LevelCode::Gold).await;
        assert!(studio.subscription().await.unwrap().invoice_expected);
        studio.waits_until("2026-06-03").await;
        assert!(!studio.subscription().await.unwrap().invoice_expected);
    }

    async fn for_sixty_days_the_page_says_how_it_ended(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.cancels().await;
        studio.waits_until("2027-06-01").await;
        let page = show_membership(&world.portal, &studio.member).await.unwrap();
        let ended = page.ended.unwrap();
        assert_eq!((ended.level, ended.because), (Silver, EndedBecause::TermOver));
        assert_eq!(ended.on.to_string(), "2027-05-31");
        studio.waits_until("2027-07-30").await;
        assert_eq!(studio.membership().await, "term_over since 2027-05-31");
        studio.waits_until("2027-07-31").await;
        assert_eq!(studio.membership().await, "none");
    }

    async fn a_new_subscription_takes_the_notice_away(world: World) {
        let studio = silver(world, 1).await;
        studio.withdraws().await;
        assert_eq!(studio.membership().await, "withdrawn since 2026-06-01");
        studio.joins_by_transfer(Silver).await;
        let page = show_membership(&world.portal, &studio.member).await.unwrap();
        assert_eq!(page.ended, None);
    }
}
