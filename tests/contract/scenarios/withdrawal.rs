//! Withdrawing within the first days of a term.

use cps_domain::LevelCode::{Gold, Silver};
use cps_domain::view::PayNext;
use cps_domain::{Field, Problem};

use cps_backend::service::withdraw_subscription;

use super::settled::Left;
use super::studio::Studio;
use crate::joining::journey::{ACCEPTED, rejected};
use crate::world::both_engines;

both_engines! {
    async fn withdrawn_before_the_invoice(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.withdraws().await;
        assert_eq!(studio.membership().await, "withdrawn since 2026-06-01");
        studio.waits_until("2026-08-01").await;
        assert_eq!(studio.mails().await, ["welcome", "withdrawal_confirmed"]);
        assert!(studio.documents().await.is_empty());
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_with_an_open_invoice(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        studio.withdraws().await;
        studio.waits_until("2026-08-01").await;
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €121.00"];
        assert_eq!(studio.documents().await, documents);
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_charges").await, 0);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_after_paying_by_card_and_given_back_to_it(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-05").await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
        studio.waits_until("2026-06-10").await;
        studio.withdraws().await;
        studio.waits_until("2026-06-11").await;
        let refunded = "SELECT CAST(SUM(amount) AS BIGINT) FROM sandbox_refunds";
        assert_eq!(world.count(refunded).await, 121_00);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_after_a_transfer_and_paid_back_by_staff(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-06-10").await;
        studio.withdraws().await;
        let payout = "SELECT CAST(SUM(amount) AS BIGINT) FROM payouts WHERE state = 'waiting'";
        assert_eq!(world.count(payout).await, 121_00);
        studio.staff_pay_back().await;
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_after_a_transfer_that_nobody_has_paid_back_yet(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.withdraws().await;
        let left = Left { balance: 121_00, payouts: 121_00, ..Left::default() };
        studio.only_this_is_left(left).await;
    }

    async fn withdrawn_after_a_transfer_and_joined_again_before_it_is_paid_back(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.withdraws().await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-06").await;
        assert_eq!(studio.documents().await[2], "2026-000002 €121.00 open", "what is on its way back pays nothing");
        studio.staff_pay_back().await;
        studio.transfers(121_00, "2026-000002").await;
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_after_half_was_transferred(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.transfers(60_50, "2026-000001").await;
        studio.withdraws().await;
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €121.00"];
        assert_eq!(studio.documents().await, documents);
        studio.staff_pay_back().await;
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_and_the_transfer_was_under_way(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.withdraws().await;
        studio.waits_until("2026-06-06").await;
        studio.transfers(121_00, "2026-000001").await;
        studio.only_this_is_left(Left { balance: 121_00, ..Left::default() }).await;
    }

    async fn withdrawn_after_an_upgrade(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-05").await;
        studio.pays_now("2026-000001").await;
        studio.upgrades_to(Gold).await;
        studio.waits_until("2026-06-06").await;
        studio.withdraws().await;
        studio.waits_until("2026-06-07").await;
        // 100.00 × 361 / 365 = 98.90, and 20.77 VAT.
        let documents = [
            "2026-000001 €121.00 credited",
            "2026-000002 €119.67 credited",
            "R2026-000001 €121.00",
            "R2026-000002 €119.67",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_after_an_upgrade_without_an_invoice(world: World) {
        let studio = Studio::with_products(world, 2).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-05").await;
        studio.upgrades_to(Gold).await;
        studio.withdraws().await;
        studio.waits_until("2026-06-07").await;
        let documents = ["2026-000001 €121.00 credited", "R2026-000001 €121.00"];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_from_a_renewal_and_the_year_before_stays_paid(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2027-06-10").await;
        studio.withdraws().await;
        studio.waits_until("2027-08-01").await;
        let documents = [
            "2026-000001 €121.00 paid",
            "2027-000001 €121.00 credited",
            "R2027-000001 €121.00",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_on_the_last_possible_day(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-15").await;
        studio.withdraws().await;
        assert_eq!(studio.membership().await, "withdrawn since 2026-06-15");
        studio.nothing_more_is_due().await;
    }

    async fn too_late_to_withdraw(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-16").await;
        let refused = withdraw_subscription(&world.portal, &studio.member, true).await;
        assert_eq!(rejected(refused), [(Field::Form, Problem::WithdrawalOver)]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        studio.waits_until("2026-07-01").await;
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_and_joined_again_on_the_same_day(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-05").await;
        studio.withdraws().await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        assert_eq!(studio.membership().await, "silver until 2027-06-04");
        studio.waits_until("2026-07-05").await;
        let documents = [
            "2026-000001 €121.00 credited",
            "R2026-000001 €121.00",
            "2026-000002 €121.00 paid",
        ];
        assert_eq!(studio.documents().await, documents);
        studio.nothing_more_is_due().await;
    }
}
