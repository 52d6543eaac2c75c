use cps_backend::jobs::run_due;
use cps_domain::LevelCode::Silver;

use super::silver;
use crate::joining::journey::ACCEPTED;
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

const TERMS: &str = "SELECT COUNT(*) FROM terms";

both_engines! {
    async fn the_next_term_begins_on_the_first_moment_of_its_day(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-31").await;
        world.clock.advance_seconds(12 * 60 * 60 - 1);
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(TERMS).await, 1);
        world.clock.advance_seconds(1);
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(TERMS).await, 2);
        assert_eq!(studio.membership().await, "silver until 2028-05-31");
    }

    async fn two_workers_at_once_renew_once(world: World) {
        let studio = silver(world, 1).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2027-05-31").await;
        world.days_pass(1);
        let (one, other) = (world.portal.clone(), world.portal.clone());
        let workers = tokio::join!(run_due(&one), run_due(&other));
        workers.0.unwrap();
        workers.1.unwrap();
        assert_eq!(world.count(TERMS).await, 2);
    }

    async fn an_invoice_that_is_still_open_does_not_hold_up_the_renewal(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-05-25").await;
        studio.upgrades_to(cps_domain::LevelCode::Gold).await;
        studio.waits_until("2027-06-01").await;
        assert_eq!(studio.membership().await, "gold until 2028-05-31");
        assert!(studio.documents().await[1].ends_with("open"));
        studio.nothing_more_is_due().await;
    }

    async fn the_end_is_recorded_with_its_reason(world: World) {
        let studio = silver(world, 1).await;
        studio.waits_until("2026-06-20").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.sells_one().await;
        studio.waits_until("2027-06-02").await;
        let reason = "SELECT ended_because FROM subscriptions";
        assert_eq!(world.text(reason).await, "term_over");
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'subscription_ended' AND user_id IS NULL";
        assert_eq!(world.count(recorded).await, 1);
    }
}
