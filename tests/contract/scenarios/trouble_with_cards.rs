//! Cards that cannot be charged.

use cps_domain::LevelCode::Silver;
use cps_domain::view::PayNext;

use super::money::{ASKS_EACH_TIME, DECLINES_CHARGES};
use super::studio::Studio;
use crate::joining::journey::ACCEPTED;
use crate::world::both_engines;

both_engines! {
    async fn card_declined_once_then_replaced_and_charged_by_itself(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-02").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "charge_failed"]);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 overdue"]);
        studio.uses_another_card(ACCEPTED).await;
        studio.waits_until("2026-07-04").await;
        assert_eq!(studio.mails().await, ["card_replaced", "card_charged"]);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn card_declined_twice_then_replaced(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-05").await;
        let mails = ["welcome", "invoice_issued", "charge_failed", "charge_failed"];
        assert_eq!(studio.mails().await, mails);
        studio.pays_with_another_card("2026-000001", ACCEPTED).await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.mails().await, ["card_replaced", "card_charged"]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn card_replaced_by_one_that_is_declined_too(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-05").await;
        studio.pays_with_another_card("2026-000001", ASKS_EACH_TIME).await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 overdue"]);
        studio.pays_with_another_card("2026-000001", ACCEPTED).await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn card_declined_four_times_and_the_subscription_ends(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-14").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €121.00"];
        assert_eq!(studio.documents().await, documents);
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 4);
        let mails = studio.mails().await;
        assert!(mails.ends_with(&["subscription_suspended".into(), "credit_note_issued".into()]), "{mails:?}");
        studio.nothing_more_is_due().await;
    }

    async fn card_replaced_a_day_before_the_end(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-14").await;
        studio.uses_another_card(ACCEPTED).await;
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.nothing_more_is_due().await;
    }

    async fn card_expired_before_the_renewal_and_replaced(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card_until(Silver, ACCEPTED, "05/27").await;
        studio.waits_until("2027-07-02").await;
        let documents = ["2026-000001 €121.00 paid", "2027-000001 €121.00 overdue"];
        assert_eq!(studio.documents().await, documents);
        studio.uses_another_card(ACCEPTED).await;
        studio.waits_until("2027-07-04").await;
        let documents = ["2026-000001 €121.00 paid", "2027-000001 €121.00 paid"];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn bank_asks_for_its_customer_and_the_same_card_is_entered_again(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ASKS_EACH_TIME).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "charge_failed"]);
        studio.pays_with_another_card("2026-000001", ACCEPTED).await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        studio.nothing_more_is_due().await;
    }

    async fn bank_asks_for_its_customer_who_never_comes(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ASKS_EACH_TIME).await;
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        studio.nothing_more_is_due().await;
    }

    async fn declined_on_request_and_the_schedule_goes_on(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-06-20").await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Declined);
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 open"]);
        studio.waits_until("2026-07-14").await;
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2026-07-15").await;
        assert_eq!(studio.membership().await, "unpaid since 2026-07-15");
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 5);
        studio.nothing_more_is_due().await;
    }

    async fn declined_and_then_paid_by_transfer(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-10").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 3);
        studio.nothing_more_is_due().await;
    }

    async fn suspended_then_joined_again(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, DECLINES_CHARGES).await;
        studio.waits_until("2026-08-01").await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        assert_eq!(studio.membership().await, "silver until 2027-07-31");
        studio.waits_until("2026-09-01").await;
        let documents = [
            "2026-000001 €121.00 credited",
            "R2026-000001 €121.00",
            "2026-000002 €121.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }
}
