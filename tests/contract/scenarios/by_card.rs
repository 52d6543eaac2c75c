//! Paid by card, as it should be, or as the member likes.

use cps_domain::LevelCode::Silver;
use cps_domain::view::PayNext;

use super::studio::Studio;
use crate::joining::journey::{ACCEPTED, AUTHENTICATES};
use crate::world::both_engines;

both_engines! {
    async fn card_charged_on_the_due_date(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-02").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued"]);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 open"]);
        studio.waits_until("2026-06-30").await;
        assert!(studio.mails().await.is_empty(), "nothing is charged before it is due");
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.mails().await, ["card_charged"]);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn card_authenticated_at_checkout_and_charged_without_its_owner(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, AUTHENTICATES).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn invoice_paid_before_it_is_due(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "card_charged"]);
        studio.nothing_more_is_due().await;
    }

    async fn invoice_paid_twice_and_charged_once(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        for _ in 0..2 {
            assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn card_replaced_before_the_due_date(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        studio.uses_another_card(AUTHENTICATES).await;
        studio.waits_until("2026-07-01").await;
        let mails = ["welcome", "invoice_issued", "card_replaced", "card_charged"];
        assert_eq!(studio.mails().await, mails);
        assert_eq!(studio.card_charged_last().await, "3155");
        studio.nothing_more_is_due().await;
    }

    async fn card_invoice_paid_by_transfer_before_it_is_due(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        studio.transfers(121_00, "2026-000001").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.waits_until("2026-07-20").await;
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 0);
        studio.nothing_more_is_due().await;
    }

    async fn card_charged_for_what_a_transfer_left_open(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        studio.transfers(100_00, "2026-000001").await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        let charged = "SELECT CAST(SUM(amount) AS BIGINT) FROM sandbox_charges";
        assert_eq!(world.count(charged).await, 21_00);
        studio.nothing_more_is_due().await;
    }
}
